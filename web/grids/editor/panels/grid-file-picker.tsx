import Upload from 'lucide-solid/icons/upload'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './grid-file-picker.module.css'

/** A shapefile is several files, or a ZIP of them. */
const ACCEPTED = '.geojson,.json,.shp,.shx,.dbf,.prj,.cpg,.zip,.gpkg,.fgb,.kml,.kmz,.parquet,.gz'

export function GridFilePicker(props: { onFiles: (files: readonly File[]) => void }) {
  let input!: HTMLInputElement
  return (
    <section
      class={styles.drop}
      aria-label={t('gridEdit.importTitle')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        event.stopPropagation()
        props.onFiles([...(event.dataTransfer?.files ?? [])])
      }}
    >
      <p>{t('gridEdit.importDrop')}</p>
      <Button onClick={() => input.click()}>
        <Upload size={16} />
        {t('imports.chooseFile')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        onChange={() => props.onFiles([...(input.files ?? [])])}
      />
    </section>
  )
}
