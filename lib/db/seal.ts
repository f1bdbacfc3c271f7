import { Prisma } from './generated/client'
import { EVERYTHING, parseScopes } from '@/lib/spoilers/scope'
import { Sealed } from '@/lib/spoilers/sealed'
import { countWords } from '@/lib/spoilers/words'
import { fence } from './fence'

interface SegmentRow {
  postId: number
  index: number
  scopes: string[]
  words: number
}

function segmentLock({ postId, index, scopes, words }: SegmentRow) {
  return { scopes: parseScopes(scopes), postId, index, authorId: null, words }
}

const segmentNeeds = { postId: true, index: true, scopes: true, words: true } as const

/**
 * Every column that holds a post's words, or derives from them, leaves the database as `Sealed`, whatever the query; and no
 * query may ask about its value. A column that is missing here or in fence.ts fails tests/house/sealed-columns.test.ts.
 */
export const sealing = Prisma.defineExtension({
  name: 'sealing',
  query: {
    $allModels: {
      async $allOperations({ model, args, query }) {
        fence(model.toLowerCase(), args)
        return query(args)
      },
    },
  },
  result: {
    segment: {
      html: { needs: { ...segmentNeeds, html: true }, compute: (row) => new Sealed('html', row.html, segmentLock(row)) },
      text: { needs: { ...segmentNeeds, text: true }, compute: (row) => new Sealed('text', row.text, segmentLock(row)) },
    },
    revision: {
      source: {
        needs: { postId: true, authorId: true, source: true },
        compute: ({ postId, authorId, source }) => new Sealed('source', source, sourceLock(postId, authorId, source)),
      },
      reason: {
        needs: { postId: true, authorId: true, reason: true },
        compute: ({ postId, authorId, reason }) => (reason === null ? null : new Sealed('source', reason, sourceLock(postId, authorId, reason))),
      },
    },
    edition: {
      // A title that was replaced may have been replaced for what it said.
      title: { needs: { title: true }, compute: ({ title }) => new Sealed('source', title, sourceLock(0, null, title)) },
    },
    draft: {
      title: { needs: { personId: true, title: true }, compute: ({ personId, title }) => new Sealed('source', title, sourceLock(0, personId, title)) },
      body: { needs: { personId: true, body: true }, compute: ({ personId, body }) => new Sealed('source', body, sourceLock(0, personId, body)) },
    },
    media: {
      description: {
        needs: { personId: true, description: true },
        compute: ({ personId, description }) => new Sealed('source', description, sourceLock(0, personId, description)),
      },
    },
    poll: {
      // Whoever has it can try whether a sealed option reads as they guess.
      fingerprint: { needs: { postId: true, fingerprint: true }, compute: ({ postId, fingerprint }) => new Sealed('source', fingerprint, sourceLock(postId, null, fingerprint)) },
    },
    flag: {
      note: {
        // What is about no post lies under all scopes all the same.
        needs: { postId: true, personId: true, note: true },
        compute: ({ postId, personId, note }) => (note === null ? null : new Sealed('source', note, sourceLock(postId ?? 0, personId, note))),
      },
    },
    remark: {
      // Not even its author reads it but as a moderator at work: whoever stops moderating has no notes.
      text: { needs: { text: true }, compute: ({ text }) => new Sealed('source', text, sourceLock(0, null, text)) },
    },
    appeal: {
      // Whom it is from and moderators at work read it: it argues about what may be sealed.
      text: { needs: { personId: true, text: true }, compute: ({ personId, text }) => new Sealed('source', text, sourceLock(0, personId, text)) },
    },
    bookmark: {
      note: {
        needs: { postId: true, personId: true, note: true },
        compute: ({ postId, personId, note }) => (note === null ? null : new Sealed('source', note, sourceLock(postId, personId, note))),
      },
    },
  },
})

function sourceLock(postId: number, authorId: number | null, text: string) {
  return { scopes: EVERYTHING, postId, index: 'source' as const, authorId, words: countWords(text) }
}
