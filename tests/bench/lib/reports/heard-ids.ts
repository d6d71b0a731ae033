/** What has been heard, one number after the other: of millions only a fingerprint is kept. */
export class HeardIds {
  count = 0
  fingerprint = 0
  isInOrder = true
  private last = 0

  add(id: number): void {
    if (id <= this.last) this.isInOrder = false
    this.last = id
    this.count++
    this.fingerprint = (Math.imul(this.fingerprint, 0x01000193) ^ id) >>> 0
  }
}
