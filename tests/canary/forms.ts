import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import type { Asked, Forum } from './forum'
import type { Ledger } from './ledger'
import type { Located } from './locate'
import type { Asker } from './viewers'
import { everywhere, get } from './walk'

type Node = DefaultTreeAdapterTypes.Node

interface Form {
  action: string
  fields: [string, string][]
}

interface Drawn extends Form {
  buttons: [string, string][]
}

/** The forms of a page that write, as a browser without script would send them untouched: each by itself, and by each of its buttons that says more. */
export function formsIn(html: string): Form[] {
  const forms: Drawn[] = []
  const visit = (node: Node, form: Drawn | null) => {
    let within = form
    if ('attrs' in node) {
      const at = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) as Record<string, string | undefined>
      if (node.tagName === 'form' && at.method?.toLowerCase() === 'post') forms.push((within = { action: at.action ?? '', fields: [], buttons: [] }))
      const chosen = !/^(?:checkbox|radio)$/.test(at.type ?? '') || at.checked !== undefined
      if (within && at.name && chosen && /^(?:input|button)$/.test(node.tagName)) within[node.tagName === 'button' ? 'buttons' : 'fields'].push([at.name, at.value ?? ''])
      if (within && at.name && node.tagName === 'textarea') within.fields.push([at.name, ''])
    }
    if ('childNodes' in node) node.childNodes.forEach((child) => visit(child, within))
  }
  visit(parse(html), null)
  return forms.flatMap(({ action, fields, buttons }) => [{ action, fields }, ...buttons.map((button) => ({ action, fields: [...fields, button] }))])
}

/** Sends every kind of form of these pages, once for each asker who is shown it, and looks at the answers. Answers how many it sent. */
export async function sendEveryForm(forum: Forum, ledger: Ledger, addresses: readonly Located[], askers: readonly Asker[]): Promise<number> {
  let sent = 0
  for (const asker of askers) {
    const kinds = new Set<string>()
    const pages = await everywhere(addresses.filter(({ surface, locale }) => surface.answers === 'page' && locale === 'en'), async (address) => ({ address, html: (await get(forum, address, asker)).body }))
    // One after the other, so that what one changes is not asked for by the next in another state each time.
    for (const { address, html } of pages) {
      for (const form of formsIn(html)) {
        const kind = `${String(address.surface.at)} ${form.fields.map(([name]) => name.replace(/\d+|[0-9a-f]{20,}/g, '#')).sort().join()}`
        if (kinds.has(kind) || form.fields.some(([, value]) => /signout|sign-out/.test(value))) continue
        kinds.add(kind)
        const asked = asForm(form)
        const action = form.action.startsWith('/') ? form.action : address.path
        ledger.look(address, asker, await get(forum, { path: action }, asker, asked), asked)
        sent += 1
      }
    }
  }
  return sent
}

const BOUNDARY = 'a-line-that-no-field-holds'

/** A form as a browser sends it. */
export function asForm({ fields }: Form): Asked {
  const parts = fields.map(([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  return { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }, body: `${parts.join('')}--${BOUNDARY}--\r\n` }
}
