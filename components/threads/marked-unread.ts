/** Said on the window when somebody marks a thread as unread, with its id: what they still read of it then does not count. */
export const MARKED_UNREAD = 'cell:marked-unread'

/** Says that a thread is being marked as unread, so that what stands on the screen does not mark it as read again. */
export function sayMarkedUnread(threadId: number): void {
  window.dispatchEvent(new CustomEvent(MARKED_UNREAD, { detail: threadId }))
}
