/** What stands behind the community's name: `…街道文澜社区文澜路12号文澜苑3幢` → `文澜路12号文澜苑3幢`. */
export function shortAddress(fullText: string, communityName: string): string {
  const at = communityName === '' ? -1 : fullText.indexOf(communityName)
  const rest = at < 0 ? '' : fullText.slice(at + communityName.length)
  return rest === '' ? fullText : rest
}
