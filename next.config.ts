import type { NextConfig } from 'next'

const config: NextConfig = {
  // server.ts compresses and makes the ETags: one way to do each.
  compress: false,
  generateEtags: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // npm test checks the types of everything; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'oidc-provider', 'pino', 'satori', '@resvg/resvg-js'],
  // Everybody is a bot here: a page's metadata stands in its head, not in a later piece of the stream, so that equal pages have equal bytes.
  htmlLimitedBots: /./,
  // Browsers format messages that were read for them (lib/i18n/compiled.ts) and carry nothing that reads them.
  turbopack: { resolveAlias: { 'use-intl/format-message': { browser: 'use-intl/format-message/format-only', default: './lib/i18n/format-message.ts' } } },
  // Payloads are given to no shared cache, so nothing depends on an address that repeats their headers; and server.ts asks for them under one name.
  experimental: { authInterrupts: true, validateRSCRequestHeaders: false },
}

export default config
