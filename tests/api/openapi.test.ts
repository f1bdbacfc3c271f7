import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { OPERATIONS } from '@/lib/api/all'
import { openapi } from '@/lib/api/openapi'
import { filesOf, textOf } from '../house/sources'

const described = openapi('https://forum.example.org')

test('the description is valid OpenAPI 3.1, and every reference in it leads somewhere', async () => {
  const validator = new Validator()
  expect(await validator.validate(described)).toMatchObject({ valid: true })
  expect(validator.version).toBe('3.1')
  const names = Array.from(JSON.stringify(described).matchAll(/"#\/components\/schemas\/(\w+)"/g), ([, name]) => name)
  expect(names.filter((name) => !(name! in described.components.schemas))).toEqual([])
  expect(await validator.validate({ ...described, paths: { 'no-slash': {} } })).toMatchObject({ valid: false })
})

test('every operation has a name of its own, and names each parameter of its address', () => {
  const all = Object.entries(described.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, ...operation })))
  expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(OPERATIONS.length)
  for (const { path, parameters } of all) {
    const braces = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name)
    expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(braces)
  }
})

test('every operation is served at its address, and every served one is described', () => {
  const routes = filesOf('app/api/v1', /\/route\.ts$/).filter((file) => /\bserve\(/.test(textOf(file)))
  const addressOf = (file: string) => `/${file.split('/').slice(3, -1).join('/').replace(/\[(\w+)\]/g, '{$1}')}`
  expect(routes.map(addressOf).sort()).toEqual([...new Set(OPERATIONS.map(({ path }) => path))].sort())
  for (const file of routes) expect(textOf(file).match(/\bon\(/g)?.length, file).toBe(OPERATIONS.filter(({ path }) => path === addressOf(file)).length)
})
