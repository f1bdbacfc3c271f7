import { GLYPH } from '@/components/spoilers/seal-glyph'
import { MARK } from '@/components/ui/mark'
import { directionOf } from '@/lib/cards/drawable'
import type { CardTexts } from '@/lib/cards/texts'

// The forum by night, as in components/ui/tokens.css: a card has one theme, and stylesheets do not reach it.
const NIGHT = { ground: '#12171f', ink: '#ebe5d8', muted: '#a7afba', line: '#2b3543', accent: '#f6c644', seal: '#c3d2e5', sealed: '#253347', edge: '#6f7b8c', pane: '#263449', bars: '#10151d' }

/** A link's picture. Only what satori understands is used: boxes that flex, and shapes. */
export function Card(texts: CardTexts, fontFamily: string) {
  const { above, title, badge, site, promise } = texts
  const rtl = directionOf(title) === 'rtl'
  const side = rtl ? 'flex-end' : 'flex-start'
  return (
    <div style={{ width: '100%', height: '100%', display: 'flex', flexDirection: 'column', background: NIGHT.ground, color: NIGHT.ink, fontFamily, fontWeight: 400 }}>
      <div style={{ width: '100%', height: 12, background: NIGHT.accent }} />
      <div style={{ display: 'flex', flexDirection: 'column', flexGrow: 1, alignItems: side, boxSizing: 'border-box', width: '100%', padding: '44px 72px 0' }}>
        {above && <div style={{ fontSize: 34, color: NIGHT.muted, marginBottom: 14 }}>{above}</div>}
        <div style={{ display: 'block', width: 1056, fontSize: 62, fontWeight: 700, lineHeight: 1.22, lineClamp: badge ? 3 : 4, wordBreak: breaksAt(title), direction: rtl ? 'rtl' : 'ltr' }}>
          {title}
        </div>
        {badge && (
          <div style={{ display: 'flex', alignItems: 'center', maxWidth: 1056, marginTop: 24, padding: '10px 24px', borderRadius: 14, background: NIGHT.sealed, color: NIGHT.seal, fontSize: 32 }}>
            <svg width={32} height={32} viewBox={GLYPH.viewBox} style={{ marginRight: 14 }}>
              <path d={GLYPH.window} fill={NIGHT.seal} />
              <path d={GLYPH.bars} fill="none" stroke={NIGHT.sealed} strokeWidth={1.2} />
            </svg>
            <div style={{ display: 'block', lineClamp: 1, wordBreak: 'break-word', maxWidth: 960 }}>{badge}</div>
          </div>
        )}
      </div>
      <div style={{ display: 'flex', alignItems: 'center', margin: '0 72px', padding: '26px 0 40px', borderTop: `2px solid ${NIGHT.line}` }}>
        <svg width={88} height={88} viewBox={MARK.viewBox} style={{ marginRight: 22 }}>
          <path d={MARK.frame} fill={NIGHT.pane} />
          <path d={MARK.balloon} fill={NIGHT.accent} />
          <path d={MARK.basket} fill={NIGHT.accent} />
          <path d={MARK.bars} fill="none" stroke={NIGHT.bars} strokeWidth={1.4} />
          <path d={MARK.frame} fill="none" stroke={NIGHT.edge} strokeWidth={2} strokeLinejoin="round" />
        </svg>
        <div style={{ display: 'flex', flexDirection: 'column' }}>
          <div style={{ fontSize: 36, fontWeight: 700 }}>{site}</div>
          <div style={{ fontSize: 27, color: NIGHT.muted }}>{promise}</div>
        </div>
      </div>
    </div>
  )
}

// More syllables than this are not sure to fit on a line, so they may be parted.
const WORD = 12

/** Korean is parted between its words where they are as long as words are; anything else where it must be. */
function breaksAt(title: string): 'keep-all' | 'break-word' {
  return /\p{Script=Hangul}/u.test(title) && title.split(' ').every((word) => word.length <= WORD) ? 'keep-all' : 'break-word'
}
