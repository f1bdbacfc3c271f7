'use client'

import en from '@/messages/en/live.json'
import ko from '@/messages/ko/live.json'
import { pathsIn } from '@/lib/paths'
import '@/app/globals.css'

/** What is left when the frame itself fails: it does not know the language any more, so it speaks all of them. */
export default function SiteError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main className="page">
          <div className="empty-state trouble">
            <h1 className="empty-state-title">{en.trouble.errorTitle}</h1>
            <p>{en.trouble.errorText}</p>
            <p lang="ko">{ko.trouble.errorTitle}. {ko.trouble.errorText}</p>
            {error.digest && <p className="figures">{error.digest}</p>}
            <a className="button button-primary" href={pathsIn('en').home()}>{en.trouble.home}</a>
            <a className="button" href={pathsIn('ko').home()} lang="ko">{ko.trouble.home}</a>
          </div>
        </main>
      </body>
    </html>
  )
}
