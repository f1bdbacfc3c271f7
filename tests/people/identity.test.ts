import { describe, expect, it } from 'vitest'
import { demoClaims, demoSubject } from '@/lib/viewer/demo-people'
import { failureOf, failureOfAnswer } from '@/lib/viewer/failure'
import { identityOf } from '@/lib/viewer/providers'

const email = 'sora@example.org'

describe('an address from a provider', () => {
  it.each([
    ['google', { sub: '1', email, email_verified: true }, email],
    ['google', { sub: '1', email, email_verified: false }, null],
    ['google', { sub: '1', email }, null],
    ['oidc', { sub: '1', email, email_verified: true }, email],
    ['oidc', { sub: '1', email, email_verified: 'true' }, email],
    ['oidc', { sub: '1', email, email_verified: 'false' }, null],
    ['oidc', { sub: '1', email }, null],
    ['github', { id: 1, login: 'sora', email }, null],
    ['github', { id: 1, login: 'sora', email, verifiedEmail: email }, email],
    ['discord', { id: '1', username: 'sora', email, verified: true }, email],
    ['discord', { id: '1', username: 'sora', email, verified: false }, null],
    ['kakao', { id: 1, kakao_account: { email, is_email_valid: true, is_email_verified: true } }, email],
    ['kakao', { id: 1, kakao_account: { email, is_email_valid: false, is_email_verified: true } }, null],
    ['kakao', { id: 1, kakao_account: { email, is_email_valid: true, is_email_verified: false } }, null],
    ['kakao', { id: 1 }, null],
    ['naver', { response: { id: 'x', email } }, null],
  ] as const)('%s with %j counts as %j', (provider, profile, expected) => {
    expect(identityOf[provider](profile).email).toBe(expected)
  })

  it('gives a standing from the demo provider alone', () => {
    const profile = { sub: 'moderator', name: 'M', standing: 'moderator' }
    expect(identityOf.demo(profile).standing).toBe('moderator')
    expect(identityOf.oidc(profile).standing).toBeUndefined()
  })
})

describe('somebody who signs in to the demo', () => {
  it.each([
    ['moderator', 'moderator', 'moderator'],
    ['admin', 'admin', 'admin'],
    ['newcomer', 'newcomer', 'newcomer'],
    ['elif', 'elif', 'newcomer'],
    ['Nam Ji-won', null, 'newcomer'],
    ['민수', null, 'newcomer'],
  ])('as %j has the standing that goes with it', (typed, sub, standing) => {
    const subject = demoSubject(typed)!
    if (sub) expect(subject).toBe(sub)
    expect(demoClaims(subject)).toMatchObject({ sub: subject, email: `${subject}@demo.invalid`, email_verified: true, standing })
  })

  it('under the same name in other letters is the same person', () => {
    expect(demoSubject(' Bora ')).toBe(demoSubject('bora'))
    expect(demoClaims(demoSubject('nam ji-won')!).name).toBe('Nam Ji-Won')
    expect(demoClaims(demoSubject('민수')!).name).toBe('민수')
  })

  it.each(['', '   ', '\u200b\u0000'])('under %j is nobody', (typed) => {
    expect(demoSubject(typed)).toBeNull()
  })
})

describe('a sign-in that fails', () => {
  it.each([
    [new TypeError('State cookie was missing.'), 'expired'],
    [new Error('state mismatch, expected a, got: b'), 'expired'],
    [Object.assign(new Error('"exp" claim timestamp check failed'), { code: 'ERR_JWT_EXPIRED' }), 'expired'],
    [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 'unavailable'],
    [new Error('outgoing request timed out after 4000ms'), 'unavailable'],
    [new Error('expected 200 OK, got: 503 Service Unavailable'), 'unavailable'],
    [new Error('id_token signature mismatch'), 'failed'],
    [undefined, 'failed'],
  ])('with %s is told as %s', (thrown, failure) => {
    expect(failureOf(thrown)).toBe(failure)
  })

  it.each([['access_denied', 'refused'], ['temporarily_unavailable', 'unavailable'], ['invalid_scope', 'failed']])('with the answer %s is told as %s', (error, failure) => {
    expect(failureOfAnswer(error)).toBe(failure)
  })
})
