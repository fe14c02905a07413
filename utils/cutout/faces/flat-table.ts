/** Place of the offset to a table's field in its list of fields, in bytes. */
const FIRST_FIELD = 4;

/** A table of a file in FlatBuffers' form, https://flatbuffers.dev: fields go by their number, and may be left out. */
export class FlatTable {
  private readonly file: DataView;
  private readonly at: number;

  private constructor(file: DataView, at: number) {
    this.file = file;
    this.at = at;
  }

  static root(file: DataView): FlatTable {
    return new FlatTable(file, file.getUint32(0, true));
  }

  byte(field: number, otherwise = 0): number {
    const at = this.find(field);
    return at === undefined ? otherwise : this.file.getUint8(at);
  }

  int(field: number, otherwise = 0): number {
    const at = this.find(field);
    return at === undefined ? otherwise : this.file.getInt32(at, true);
  }

  table(field: number): FlatTable | undefined {
    const at = this.find(field);
    return at === undefined ? undefined : new FlatTable(this.file, this.follow(at));
  }

  tables(field: number): FlatTable[] {
    return this.places(field).map((at) => new FlatTable(this.file, this.follow(at)));
  }

  ints(field: number): number[] {
    return this.places(field).map((at) => this.file.getInt32(at, true));
  }

  bytes(field: number): DataView {
    const list = this.list(field);
    return new DataView(this.file.buffer, this.file.byteOffset + list.from, list.length);
  }

  /** Places of a list of entries of four bytes. */
  private places(field: number): number[] {
    const { from, length } = this.list(field);
    return Array.from({ length }, (_, index) => from + index * 4);
  }

  private list(field: number): { from: number; length: number } {
    const at = this.find(field);
    if (at === undefined) return { from: 0, length: 0 };
    const from = this.follow(at);
    return { from: from + 4, length: this.file.getUint32(from, true) };
  }

  private follow(at: number): number {
    return at + this.file.getUint32(at, true);
  }

  private find(field: number): number | undefined {
    const fields = this.at - this.file.getInt32(this.at, true);
    const entry = FIRST_FIELD + field * 2;
    if (entry >= this.file.getUint16(fields, true)) return undefined;
    const offset = this.file.getUint16(fields + entry, true);
    return offset === 0 ? undefined : this.at + offset;
  }
}
