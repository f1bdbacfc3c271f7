// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'

/** Puts the settings of `<root>/.env` into the environment; what is set there already wins. @param {string} root */
export function readDotEnv(root) {
  const file = path.join(root, '.env')
  if (!existsSync(file)) return
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) process.env[name] ??= value
}
