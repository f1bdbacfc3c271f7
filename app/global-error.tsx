'use client'

import en from '@/messages/en/broken.json'
import ko from '@/messages/ko/broken.json'
import '@/app/globals.css'

/**
 * What is left when the frame itself fails: it does not know the language any more, so it speaks all of them, with the few words that
 * every page therefore carries.
 */
export default function SiteError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main className="page">
          <div className="empty-state trouble">
            <h1 className="empty-state-title">{en.title}</h1>
            <p>{en.text}</p>
            <p lang="ko">{ko.title}. {ko.text}</p>
            {error.digest && <p className="figures">{error.digest}</p>}
            <a className="button button-primary" href="/">{en.home}</a>
            <a className="button" href="/ko" lang="ko">{ko.home}</a>
          </div>
        </main>
      </body>
    </html>
  )
}
