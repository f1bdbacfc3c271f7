import { configuredProviders, demoAllowed, env, type ProviderId } from '@/lib/env'

/** A way to sign in: a provider's id as settings, addresses and the database know it. */
export type MethodId = ProviderId | 'demo'

/** The ways to sign in that this installation offers, in order. */
export function offeredMethods(): MethodId[] {
  const settings = env()
  return demoAllowed(settings) ? ['demo'] : configuredProviders(settings)
}

/** Whether a text from outside names a way to sign in that is offered. */
export function isOffered(value: string): value is MethodId {
  return (offeredMethods() as string[]).includes(value)
}

/** The name that the operator gave to their own OpenID Connect provider. */
export function oidcName(): string | undefined {
  return env().AUTH_OIDC_NAME
}
