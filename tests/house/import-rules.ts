import type { IRegularForbiddenRuleType } from 'dependency-cruiser'

type Rule = Pick<IRegularForbiddenRuleType, 'comment' | 'from' | 'to'> & {
  /** An import that the rule must catch: the test draws it in a folder of its own and looks. */
  proof: readonly [from: string, to: string]
}

const NOUN_WORD = (word: string) => `^lib/[^/]+/${word}\\.ts$`
const DATABASE = '^lib/db/|^(?:node_modules/)?(?:@prisma/|pg(?:/|$))'
const COMPONENTS_AND_APP = '^(?:app|components)/'

/**
 * Who may import whom (docs/house.md). Each rule is what it forbids; what no rule forbids is allowed. Types count like the rest unless a
 * rule says otherwise.
 */
export const RULES: Record<string, Rule> = {
  'no-cycles': {
    comment: 'Two files that need each other are one file, or three.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    proof: ['lib/round-a.ts', 'lib/round-b.ts'],
  },
  'nobody-imports-app': {
    comment: 'app/ is where addresses are, and nothing else.',
    from: { pathNot: '^app/' },
    to: { path: '^app/' },
    proof: ['components/threads/bad.tsx', 'app/page.tsx'],
  },
  'pages-and-components-never-touch-the-database': {
    comment: 'A route composes, a component asks: reads and writes are lib/<noun>/read.ts and write.ts.',
    from: { path: COMPONENTS_AND_APP },
    to: { path: DATABASE },
    proof: ['app/page.tsx', 'lib/db/client.ts'],
  },
  'one-folder-names-the-generated-client': {
    comment: 'Rows come out sealed because lib/db alone can make a client.',
    from: { pathNot: '^lib/db/' },
    to: { path: '^lib/db/generated/|^(?:node_modules/)?@prisma/client' },
    proof: ['lib/threads/read.ts', 'lib/db/generated/client.ts'],
  },
  'raw-connections-are-for-launch-and-delivery': {
    comment: 'A connection of its own seals nothing: it is for migrations, readiness and LISTEN, and for tests that look at what is asked.',
    from: { pathNot: '^(?:tests/|lib/(?:launch/|db/|events/listener\\.ts$))' },
    to: { path: '^(?:node_modules/)?(?:@types/)?pg(?:/|$)' },
    proof: ['lib/threads/read.ts', 'node_modules/pg/index.js'],
  },
  'pages-write-through-actions': {
    comment: 'Writes are called by actions, API routes, other writes, sign-in and what fills an empty forum.',
    from: { path: '^(?:app/(?!api/)|components/)' },
    to: { path: NOUN_WORD('write') },
    proof: ['app/page.tsx', 'lib/threads/write.ts'],
  },
  'reads-never-write': {
    comment: 'What is read changes nothing.',
    from: { path: NOUN_WORD('(?:read|view|rules|input)') },
    to: { path: NOUN_WORD('(?:write|actions)') },
    proof: ['lib/threads/read.ts', 'lib/threads/write.ts'],
  },
  'actions-are-for-forms': {
    comment: 'An action is an entry: pages and components name it, nothing in lib calls it.',
    from: { path: '^(?:lib|prisma)/|^server|^proxy' },
    to: { path: NOUN_WORD('actions') },
    proof: ['lib/threads/write.ts', 'lib/threads/actions.ts'],
  },
  'a-component-is-told-what-it-shows': {
    comment: 'Components get views as props and never read, so that one can be drawn from a plain value.',
    from: { path: '^components/' },
    to: { path: NOUN_WORD('(?:read|write)') },
    proof: ['components/threads/bad.tsx', 'lib/threads/read.ts'],
  },
  'the-kit-knows-no-forum': {
    comment: 'components/ui could ship in another product.',
    from: { path: '^components/ui/' },
    to: { path: '^(?:components/(?!ui/)|lib/(?!i18n/))' },
    proof: ['components/ui/bad.tsx', 'components/spoilers/bad.tsx'],
  },
  'the-gate-knows-the-film-alone': {
    comment: 'What opens sealed text is small enough to be read whole.',
    from: { path: '^lib/spoilers/' },
    to: { path: '^(?:app|components|messages|content|prisma)/|^lib/(?!spoilers/|film/)' },
    proof: ['lib/spoilers/bad.ts', 'lib/db/client.ts'],
  },
  'the-film-knows-nothing': {
    comment: 'Data and its types.',
    from: { path: '^lib/film/' },
    to: { path: '^(?:app|components|messages|prisma)/|^lib/(?!film/)' },
    proof: ['lib/film/bad.ts', 'lib/paths.ts'],
  },
  'markdown-knows-scopes': {
    comment: 'Text in, segments out.',
    from: { path: '^lib/markdown/' },
    to: { path: '^(?:app|components|messages|content|prisma)/|^lib/(?!markdown/|spoilers/|film/)' },
    proof: ['lib/markdown/bad.ts', 'lib/paths.ts'],
  },
  'terms-know-the-gate': {
    comment: 'Text in, terms out; which of them a reader may ask for follows from scopes.',
    from: { path: '^lib/terms/' },
    to: { path: '^(?:app|components|messages|content|prisma)/|^lib/(?!terms/|spoilers/|film/)' },
    proof: ['lib/terms/bad.ts', 'lib/paths.ts'],
  },
  'the-database-knows-the-gate': {
    comment: 'Nouns stand on the database, never under it.',
    from: { path: '^lib/db/' },
    to: { path: '^(?:app|components|messages|content|prisma)/|^lib/(?!db/|spoilers/|film/|env\\.ts$|outcome\\.ts$)' },
    proof: ['lib/db/bad.ts', 'lib/threads/rules.ts'],
  },
  'launch-is-for-starting': {
    comment: 'The forum does not know how it was started.',
    from: { path: '^(?:app|components|lib/(?!launch/))' },
    to: { path: '^lib/launch/|^server\\.ts$|^prisma/seed' },
    proof: ['lib/threads/read.ts', 'lib/launch/start.ts'],
  },
  'requests-are-known-to-viewer-alone': {
    comment: 'Cookies, headers and NextAuth have one room; everybody else is told who is reading.',
    from: { pathNot: '^(?:lib/viewer/|app/api/auth/)' },
    to: { path: '^(?:node_modules/)?(?:next/headers|next-auth)' },
    proof: ['app/page.tsx', 'node_modules/next/headers.js'],
  },
  'public-pages-know-no-session': {
    comment: 'A public page depends on its address and on what was seen.',
    from: { path: '^app/\\[locale\\]/(?:\\(public\\)/|layout\\.tsx$)' },
    to: { path: '^lib/viewer/(?!viewer\\.ts$|public\\.ts$)' },
    proof: ['app/[locale]/(public)/page.tsx', 'lib/viewer/session.ts'],
  },
  'feeds-know-a-key-and-no-session': {
    comment: 'A feed depends on its address, which may hold a key, and on nothing else of who asks.',
    from: { path: '^app/\\[locale\\]/\\(feeds\\)/' },
    to: { path: '^lib/viewer/(?!viewer\\.ts$|feed-key\\.ts$|token\\.ts$)' },
    proof: ['app/[locale]/(feeds)/feed.xml/route.ts', 'lib/viewer/session.ts'],
  },
  'cards-are-made-for-nobody': {
    comment: 'The picture of a link and what other sites are told of it are for somebody who has seen nothing.',
    from: { path: '^(?:app/(?:\\[locale\\]/\\(cards\\)|oembed)|lib/cards)/' },
    to: { path: '^lib/viewer/(?!viewer\\.ts$)' },
    proof: ['app/oembed/route.ts', 'lib/viewer/public.ts'],
  },
  'drawing-knows-words-alone': {
    comment: 'What draws a card gets its words: it can reach no post, no request and no reader.',
    from: { path: '^lib/cards/' },
    to: { path: '^(?:app|components|content|prisma)/|^lib/(?!cards/|i18n/)' },
    proof: ['lib/cards/bad.ts', 'lib/posts/read.ts'],
  },
  'images-know-no-forum': {
    comment: 'What decodes, keeps and grants images can reach no post and no reader: who gets one is decided by the noun media.',
    from: { path: '^lib/images/' },
    to: { path: '^(?:app|components|content|prisma)/|^lib/(?!images/|markdown/media-address\\.ts$|i18n/|env\\.ts$|outcome\\.ts$|paths\\.ts$)' },
    proof: ['lib/images/bad.ts', 'lib/posts/read.ts'],
  },
  'images-are-decoded-in-one-room': {
    comment: 'What libvips may read is decided once, beside the limits.',
    from: { path: '^(?:app|components|lib/(?!images/))' },
    to: { path: '^(?:node_modules/)?sharp(?:/|$)' },
    proof: ['lib/media/write.ts', 'node_modules/sharp/dist/index.mjs'],
  },
  'components-are-told-who-reads': {
    comment: 'A component knows the types of viewers and what sign-in offers, never the session.',
    from: { path: '^components/' },
    to: { path: '^lib/viewer/(?!viewer\\.ts$|methods\\.ts$|failure\\.ts$)' },
    proof: ['components/threads/bad.tsx', 'lib/viewer/session.ts'],
  },
}

/** Files that nothing but types may lead to: from the browser's code, and from what must run anywhere. */
export const NOT_IN_BROWSERS = /^lib\/(?:db|viewer|launch|events|pages|markdown|images)\/|^lib\/[^/]+\/(?:read|write|input)\.ts$|^lib\/(?:env\.ts|film\/|spoilers\/(?!minute-field\.ts$))|^content\/|^messages\/(?!\w+\/(?:broken|writing)\.json$)|(?:^|\/)(?:zod|pg|@prisma|hastscript)(?:\/|$)/
export const NOT_PURE = /^lib\/(?:db|launch|pages|http)\/|^lib\/viewer\/(?!viewer\.ts$)|^lib\/[^/]+\/(?:read|write|actions)\.ts$|^lib\/env\.ts$|(?:^|\/)(?:next|react|pg|@prisma|node:fs|fs)(?:\/|$)/
