/** From here the composer says that a phrase looks like a spoiler. As likely as not: advice that is wrong costs its reader a glance. */
export const ADVICE = 0.5

/** From here a newcomer's open text is held, and a title has to be confirmed: wrong, it costs a person an hour and a moderator a look. */
export const STRONG = 0.8
