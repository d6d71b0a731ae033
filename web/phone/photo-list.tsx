import { For, onCleanup } from 'solid-js'
import styles from './phone.module.css'
import { shrinkPhoto } from './shrink-photo.ts'
import { t } from './texts.ts'

interface PhotoListProps {
  photos: readonly Blob[]
  onChange: (photos: readonly Blob[]) => void
}

const MOST = 9

export function PhotoList(props: PhotoListProps) {
  const add = async (input: HTMLInputElement) => {
    const added: Blob[] = []
    for (const file of input.files ?? []) added.push(await shrinkPhoto(file))
    input.value = ''
    props.onChange([...props.photos, ...added].slice(0, MOST))
  }
  return (
    <section class={styles.block}>
      <h2>{t('phone.photos')}</h2>
      <div class={styles.photos}>
        <For each={props.photos}>
          {(photo) => (
            <Thumbnail
              photo={photo}
              onRemove={() => props.onChange(props.photos.filter((one) => one !== photo))}
            />
          )}
        </For>
        <label class={styles.addPhoto}>
          <span>＋ {t('phone.addPhoto')}</span>
          <input
            type="file"
            class="visually-hidden"
            accept="image/*"
            capture="environment"
            multiple
            onChange={(event) => void add(event.currentTarget)}
          />
        </label>
      </div>
    </section>
  )
}

function Thumbnail(props: { photo: Blob; onRemove: () => void }) {
  const url = URL.createObjectURL(props.photo)
  onCleanup(() => URL.revokeObjectURL(url))
  return (
    <span class={styles.thumbnail}>
      <img src={url} alt="" />
      <button type="button" aria-label={t('phone.removePhoto')} onClick={() => props.onRemove()}>
        ✕
      </button>
    </span>
  )
}
