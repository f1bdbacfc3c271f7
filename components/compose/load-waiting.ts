/** Fetches what shows posts that wait to be sent; the second time it is there already, also without a connection. */
export const loadWaitingBar = () => import('./waiting-bar')
