/** Notices on a page: what fits two screens. */
export const NOTICES_PAGE = 30
