import { Button } from '@/components/ui/button'
import { Field, TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { Locale } from '@/lib/i18n/locales'
import { refusalWords, words } from '@/lib/i18n/words'
import type { DescribedView } from '@/lib/media/view'
import { DESCRIPTION_MAX } from '@/lib/media/rules'
import type { Refusal } from '@/lib/outcome'
import { api } from '@/lib/paths'
import { imageMarkdown } from './image-markdown'

/** Takes an image from whoever writes without script, and gives the line to put into the post. */
export function UploadPage({ locale, made, refusal, limits }: { locale: Locale; made: DescribedView | null; refusal: Refusal | null; limits: { megabytes: number; today: number } }) {
  const t = words(locale, 'media')
  return (
    <div className="column upload">
      <h1>{t('title')}</h1>
      {refusal && <Notice kind="danger" role="alert">{refusalWords(locale, refusal)}</Notice>}
      {made && <Made locale={locale} made={made} />}
      {made && <h2>{t('another')}</h2>}
      <form action={api.uploadForm(locale)} method="post" encType="multipart/form-data">
        {/* Before the file, so that it is known when that comes. */}
        <TextArea name="description" label={t('describe')} hint={t('describeHint')} rows={2} maxLength={DESCRIPTION_MAX} dir="auto" />
        <Field id="file" label={t('file')} hint={t('fileHint', limits)}>
          {(wiring) => <input type="file" name="file" className="input" accept="image/png,image/jpeg,image/webp,image/avif,image/gif" required {...wiring} />}
        </Field>
        <p><Button type="submit" kind="primary">{t('send')}</Button></p>
      </form>
    </div>
  )
}

function Made({ locale, made: { address, shown, width, height, description } }: { locale: Locale; made: DescribedView }) {
  const t = words(locale, 'media')
  return (
    <div className="upload-made">
      <Notice kind="ok" role="status">{t('made')}</Notice>
      <img src={shown} alt={description.text} width={width} height={height} />
      <TextArea name="markdown" label={t('line')} hint={t('lineHint')} rows={3} readOnly defaultValue={imageMarkdown(description.text, address)} dir="auto" spellCheck={false} />
      {description.text === '' && <p className="field-hint">{t('undescribed')}</p>}
    </div>
  )
}
