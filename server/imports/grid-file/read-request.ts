/** What the process is told that reads a file of grids. */
export interface GridFileRequest {
  files: readonly { name: string; path: string }[]
  /** As the user stated; absent = as the file says. */
  crs?: string
}
