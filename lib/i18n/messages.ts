import enBlocks from '@/messages/en/blocks.json'
import enBookmarks from '@/messages/en/bookmarks.json'
import enBroken from '@/messages/en/broken.json'
import enCards from '@/messages/en/cards.json'
import enCommon from '@/messages/en/common.json'
import enCompose from '@/messages/en/compose.json'
import enDrafts from '@/messages/en/drafts.json'
import enFeeds from '@/messages/en/feeds.json'
import enFilm from '@/messages/en/film.json'
import enLive from '@/messages/en/live.json'
import enMedia from '@/messages/en/media.json'
import enModeration from '@/messages/en/moderation.json'
import enNotices from '@/messages/en/notices.json'
import enPeople from '@/messages/en/people.json'
import enReactions from '@/messages/en/reactions.json'
import enPolls from '@/messages/en/polls.json'
import enRefusals from '@/messages/en/refusals.json'
import enSearch from '@/messages/en/search.json'
import enThreads from '@/messages/en/threads.json'
import koBlocks from '@/messages/ko/blocks.json'
import koBookmarks from '@/messages/ko/bookmarks.json'
import koBroken from '@/messages/ko/broken.json'
import koCards from '@/messages/ko/cards.json'
import koCommon from '@/messages/ko/common.json'
import koCompose from '@/messages/ko/compose.json'
import koDrafts from '@/messages/ko/drafts.json'
import koFeeds from '@/messages/ko/feeds.json'
import koFilm from '@/messages/ko/film.json'
import koLive from '@/messages/ko/live.json'
import koMedia from '@/messages/ko/media.json'
import koModeration from '@/messages/ko/moderation.json'
import koNotices from '@/messages/ko/notices.json'
import koPeople from '@/messages/ko/people.json'
import koReactions from '@/messages/ko/reactions.json'
import koPolls from '@/messages/ko/polls.json'
import koRefusals from '@/messages/ko/refusals.json'
import koSearch from '@/messages/ko/search.json'
import koThreads from '@/messages/ko/threads.json'
import type { Locale } from './locales'

const en = { blocks: enBlocks, bookmarks: enBookmarks, broken: enBroken, cards: enCards, common: enCommon, compose: enCompose, drafts: enDrafts, feeds: enFeeds, film: enFilm, live: enLive, media: enMedia, moderation: enModeration, notices: enNotices, people: enPeople, polls: enPolls, reactions: enReactions, refusals: enRefusals, search: enSearch, threads: enThreads }
const ko: Messages = { blocks: koBlocks, bookmarks: koBookmarks, broken: koBroken, cards: koCards, common: koCommon, compose: koCompose, drafts: koDrafts, feeds: koFeeds, film: koFilm, live: koLive, media: koMedia, moderation: koModeration, notices: koNotices, people: koPeople, polls: koPolls, reactions: koReactions, refusals: koRefusals, search: koSearch, threads: koThreads }

/** All words of the interface; English is the reference that the other languages must match key by key. */
export type Messages = typeof en
export type Namespace = keyof Messages

export const MESSAGES: Record<Locale, Messages> = { en, ko }
