/** GPS of 48° N, 2° E as TIFF, the form in which cameras note it. */
const PLACE = tiff();

/** The JPEG with a place and a comment noted in it, as a phone's has, and a second picture behind its end. */
export function photoWithPlace(jpeg: Buffer): Buffer {
  const exif = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), PLACE]));
  const comment = segment(0xfe, Buffer.from('Taken at home'));
  return Buffer.concat([jpeg.subarray(0, 2), exif, comment, jpeg.subarray(2), jpeg]);
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

function tiff(): Buffer {
  const data = Buffer.alloc(128);
  data.write('MM\0*', 0, 'latin1');
  data.writeUInt32BE(8, 4);
  // One entry, which says where the GPS directory is.
  data.writeUInt16BE(1, 8);
  entry(data, 10, 0x8825, 4, 1, 26);
  data.writeUInt16BE(4, 26);
  entry(data, 28, 1, 2, 2, 0x4e000000); // N
  entry(data, 40, 2, 5, 3, 80);
  entry(data, 52, 3, 2, 2, 0x45000000); // E
  entry(data, 64, 4, 5, 3, 104);
  for (const [index, value] of [48, 51, 24, 2, 21, 3].entries()) {
    data.writeUInt32BE(value, 80 + 8 * index);
    data.writeUInt32BE(1, 84 + 8 * index);
  }
  return data;
}

function entry(data: Buffer, at: number, tag: number, type: number, count: number, value: number): void {
  data.writeUInt16BE(tag, at);
  data.writeUInt16BE(type, at + 2);
  data.writeUInt32BE(count, at + 4);
  data.writeUInt32BE(value, at + 8);
}
