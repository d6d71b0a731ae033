/** Whether a count has changed by as large a share as somebody wants to hear of. */
export function isNews(seen: number, now: number, threshold: number): boolean {
  return seen !== now && Math.abs(now - seen) / Math.max(1, seen) >= threshold
}
