import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { editPost, reply } from '@/lib/posts/write'
import { aMember, aThread } from '@/tests/factories'

const called = async (postId: number) => (await db().mention.findMany({ where: { postId }, select: { person: { select: { handle: true } } } })).map(({ person }) => person.handle).sort()

test('whom a post calls is kept with it, and changes with its text', async () => {
  const [writer, nari, sora] = [await aMember(), await aMember(), await aMember()]
  const thread = await aThread({ by: writer })
  const posted = await reply(writer, thread.id, { body: `@${nari.handle} and ||@${sora.handle}|| and @nobody-here, but not \`@${writer.handle}\`` })
  if (!posted.ok) throw new Error('refused')
  expect(await called(posted.value.id)).toEqual([nari.handle, sora.handle].sort())
  const edited = await editPost(writer, posted.value.id, { body: `Only @${sora.handle.toUpperCase()}, and @${sora.handle} again.`, revision: 1 })
  expect(edited.ok).toBe(true)
  expect(await called(posted.value.id)).toEqual([sora.handle])
  const segments = await db().segment.findMany({ where: { postId: posted.value.id }, select: { html: true } })
  const shown = segments.map(({ html }) => html.for(writer)).map((one) => (one.kind === 'cleared' ? one.text : ''))
  expect(shown[0]).toContain(`<a href="/u/${sora.handle}" class="mention"`)
})
