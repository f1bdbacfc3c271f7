import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { count } from '@/lib/http/limits'

test('whoever writes more often than the setting allows waits, is told for how long, and keeps nobody else waiting', async () => {
  const most = env().API_WRITES_A_MINUTE
  const standings = []
  for (let index = 0; index <= most; index += 1) standings.push(await count('writes', 'person 1'))
  expect(standings.findIndex(({ waitS }) => waitS !== null)).toBe(most)
  expect(standings[0]!.headers).toMatchObject({ 'ratelimit-policy': `"writes";q=${most};w=60` })
  expect(standings[0]!.headers.ratelimit).toMatch(new RegExp(`^"writes";r=${most - 1};t=\\d+$`))
  expect(standings.at(-1)!.waitS).toBeGreaterThan(0)
  expect((await count('writes', 'person 2')).waitS).toBeNull()
  expect((await count('reads', 'person 1')).waitS).toBeNull()
})
