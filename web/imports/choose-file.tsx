import Upload from 'lucide-solid/icons/upload'
import { Button } from '../ui/button.tsx'
import { startImports } from './import-flow.ts'

/** What the file chooser offers first; anything else can still be chosen. */
const ACCEPT =
  '.csv,.tsv,.txt,.xlsx,.geojson,.json,.shp,.dbf,.prj,.cpg,.shx,.zip,.fgb,.gpkg,.kml,.kmz,.gpx,.parquet,.geoparquet,.gz'

/** The same as dropping a file, for those who do not drag. */
export function ChooseFile(props: { label: string; kind?: 'primary' | 'secondary' }) {
  let input!: HTMLInputElement
  return (
    <>
      <Button kind={props.kind ?? 'secondary'} onClick={() => input.click()}>
        <Upload size={16} />
        {props.label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        onChange={() => {
          startImports([...(input.files ?? [])])
          input.value = ''
        }}
      />
    </>
  )
}
