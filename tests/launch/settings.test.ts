import { describe, expect, test } from 'vitest'
import { configuredProviders, demoAllowed, readSettings, type Settings } from '@/lib/env'

function settings(source: Record<string, string> = {}): Settings {
  const check = readSettings(source)
  if (!check.ok) throw new Error(check.problems.join('\n'))
  return check.settings
}

function problems(source: Record<string, string>): string[] {
  const check = readSettings(source)
  return check.ok ? [] : check.problems
}

test('with nothing set the forum serves this machine alone, with its own database', () => {
  expect(settings()).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, SITE_URL: 'http://127.0.0.1:3000', DEMO_DATA: '1', LOG_LEVEL: 'warn', DATABASE_POOL: 10, TRUST_PROXY: 0 })
  expect(settings().DATA_DIR).toMatch(/^\/.*\.data$/)
})

test('an empty value counts as left out', () => {
  expect(settings({ PORT: '', SMTP_URL: ' ', AUTH_GITHUB_ID: '', DEMO: '' }).PORT).toBe(3000)
})

test('the database’s address and the secret are read when they are asked for, as the start makes them', () => {
  const source: Record<string, string> = {}
  const read = settings(source)
  expect(() => read.DATABASE_URL).toThrow('DATABASE_URL is not known yet')
  source.DATABASE_URL = 'postgresql://localhost/x'
  expect(read.DATABASE_URL).toBe('postgresql://localhost/x')
})

test.each([
  ['PORT', 'abc', 'PORT=abc: expected a whole number from 1 to 65535'],
  ['PORT', '0', 'PORT=0: expected a whole number from 1 to 65535'],
  ['PORT', '70000', 'PORT=70000: expected a whole number from 1 to 65535'],
  ['PORT', '3000.5', 'PORT=3000.5: expected a whole number from 1 to 65535'],
  ['SITE_URL', 'forum.example.org', 'SITE_URL=forum.example.org: expected an address such as https://forum.example.org'],
  ['SITE_URL', 'https://example.org/forum', 'SITE_URL=https://example.org/forum: expected the address alone'],
  ['HOST', 'http://x', 'HOST=http://x: expected a host name or an IP address'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL=loud: expected silent, fatal'],
  ['DEMO', 'yes', 'DEMO=yes: expected 0 or 1'],
  ['DEMO_DATA', 'true', 'DEMO_DATA=true: expected 0 or 1'],
  ['DATABASE_POOL', '0', 'DATABASE_POOL=0: expected a whole number from 1 to 1000'],
  ['TRUST_PROXY', 'true', 'TRUST_PROXY=true: expected a whole number from 0 to 9'],
  ['ADMIN_EMAILS', 'a@example.org, b', 'ADMIN_EMAILS=a@example.org, b: expected e-mail addresses'],
])('%s=%s is named with what was expected', (name, value, expected) => {
  expect(problems({ [name]: value })).toEqual([expect.stringContaining(expected)])
})

test.each(['DATABASE_URL', 'NEXTAUTH_SECRET', 'SMTP_URL', 'REDIS_URL', 'METRICS_TOKEN'])('%s is named when it is wrong, and its value is not repeated', (name) => {
  expect(problems({ [name]: 'hush' })).toEqual([expect.stringMatching(new RegExp(`^${name}: expected`))])
})

test('all mistakes are named at once', () => {
  expect(problems({ PORT: 'x', DEMO: 'x', AUTH_KAKAO_ID: 'x' })).toHaveLength(3)
})

describe('a provider', () => {
  test('needs all of its parts', () => {
    expect(problems({ AUTH_GITHUB_ID: 'x' })).toEqual(['AUTH_GITHUB_SECRET: expected a value, because AUTH_GITHUB_ID is set'])
    expect(problems({ AUTH_OIDC_ID: 'x', AUTH_OIDC_SECRET: 'y' })).toEqual(['AUTH_OIDC_ISSUER: expected a value, because AUTH_OIDC_ID is set'])
  })

  test('is configured when it has them', () => {
    expect(configuredProviders(settings({ AUTH_NAVER_ID: 'x', AUTH_NAVER_SECRET: 'y', AUTH_GOOGLE_ID: 'x', AUTH_GOOGLE_SECRET: 'y' }))).toEqual(['google', 'naver'])
  })
})

describe('the demo sign-in', () => {
  const github = { AUTH_GITHUB_ID: 'x', AUTH_GITHUB_SECRET: 'y' }
  test.each([
    [true, {}],
    [true, { DEMO: '1' }],
    [true, { HOST: 'localhost' }],
    [true, { HOST: '::1' }],
    [true, { HOST: '127.5.5.5' }],
    [false, { DEMO: '0' }],
    [false, { HOST: '0.0.0.0' }],
    [false, { HOST: '127.evil.example' }],
    [false, github],
    [false, { ...github, DEMO: '1' }],
  ])('may exist: %s with %o', (may, source) => {
    expect(demoAllowed(settings(source))).toBe(may)
  })

  test('asked for where others could reach it stops the start', () => {
    expect(problems({ DEMO: '1', HOST: '0.0.0.0' })).toEqual([expect.stringContaining('DEMO=1: expected HOST to be a loopback address')])
  })
})
