import type { NextConfig } from 'next'

const config: NextConfig = {
  // server.ts compresses and makes the ETags: one way to do each.
  compress: false,
  generateEtags: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // npm test checks the types of everything; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'oidc-provider', 'pino'],
  experimental: { authInterrupts: true },
}

export default config
