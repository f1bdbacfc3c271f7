import { compiled } from './compiled'
import type { Locale } from './locales'
import { MESSAGES, type Messages, type Namespace } from './messages'

const read = new Map<string, Messages[Namespace]>()

/** Some namespaces of a language as browsers take them; each is read once. */
export function compiledWords<N extends Namespace>(locale: Locale, ...namespaces: N[]): Pick<Messages, N> {
  return Object.fromEntries(namespaces.map((namespace) => [namespace, once(locale, namespace)])) as Pick<Messages, N>
}

function once<N extends Namespace>(locale: Locale, namespace: N): Messages[N] {
  const name = `${locale} ${namespace}`
  const words = (read.get(name) as Messages[N] | undefined) ?? compiled(MESSAGES[locale][namespace])
  read.set(name, words)
  return words
}
