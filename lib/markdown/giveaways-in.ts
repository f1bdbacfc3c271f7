import { cleanBody } from '@/lib/markdown/clean'
import { readMarked } from '@/lib/markdown/render'
import type { RenderOptions } from '@/lib/markdown/rendered'
import { implies } from '@/lib/spoilers/implies'
import { radar, type Reading } from '@/lib/spoilers/radar/radar'
import { together } from '@/lib/spoilers/radar/score'

type Stretch = ReturnType<typeof readMarked>['sealed'][number]

/**
 * What the radar says of a post's Markdown: of what lies open in it, and of what lies under a scope that is not enough. Offsets are those of the
 * text as `cleanBody` leaves it. Takes time in proportion to the text, twice where something in it is sealed.
 */
export function radarOn(source: string, { base, fallback, language }: Pick<RenderOptions, 'base' | 'fallback'> & { language?: string }): Reading {
  const text = cleanBody(source)
  const whole = radar(text, { language, scopes: base })
  const stretches = whole.findings.length === 0 ? [] : readMarked(text, fallback).sealed
  if (stretches.length === 0) return whole
  // Words that only a sealed one makes a spoiler of give nothing away, and sealed ones must not crowd out what is open.
  const open = radar(blanked(text, stretches), { language, scopes: base }).findings.map((finding) => ({ ...finding, phrase: text.slice(finding.start, finding.end) }))
  const wrongly = whole.findings.filter((finding) => {
    const over = stretches.filter((stretch) => meet(stretch, finding))
    return over.length > 0 && !over.some(({ scopes }) => implies(scopes, finding.scope)) && !open.some((other) => meet(other, finding))
  })
  const findings = [...open, ...wrongly].sort((a, b) => b.score - a.score || a.start - b.start)
  return { ...whole, score: together(findings), findings }
}

function meet(one: Pick<Stretch, 'start' | 'end'>, other: Pick<Stretch, 'start' | 'end'>): boolean {
  return one.start < other.end && other.start < one.end
}

/** The text with spaces in the place of what is sealed, so that every offset stays. */
function blanked(text: string, stretches: readonly Stretch[]): string {
  let blank = ''
  let at = 0
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    blank += text.slice(at, Math.max(at, start)) + ' '.repeat(end - Math.max(at, start))
    at = end
  }
  return blank + text.slice(at)
}
