// @ts-check
// Loaded into a tool of ours (node --import): it ends when the process that began it is gone, however that went. The kernel closes the
// other end of standard input then. Without this, a build whose starter was killed would go on under the feet of the next one.
process.stdin.on('end', () => process.exit(1))
process.stdin.on('error', () => process.exit(1))
process.stdin.resume()
// The semicolon: the line begins with a parenthesis.
;/** @type {import('node:net').Socket} */ (/** @type {unknown} */ (process.stdin)).unref?.()
