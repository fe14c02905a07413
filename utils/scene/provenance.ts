import { concatenate, pngChunk } from './png.ts';
import type { Scene } from './schema.ts';

/** IPTC's `DigitalSourceType`, https://cv.iptc.org/newscodes/digitalsourcetype/. */
export type SourceType =
  | 'algorithmicMedia'
  | 'compositeCapture'
  | 'compositeWithTrainedAlgorithmicMedia'
  | 'trainedAlgorithmicMedia';

/** How a picture of that scene came about: drawn, put together from photos, or generated in part or whole. */
export function sourceTypeOf({ subjects, background }: Scene): SourceType {
  const origin = background.kind === 'still' ? background.origin : null;
  if (origin === 'model-with-person' && subjects.length === 0) return 'trainedAlgorithmicMedia';
  if (origin === 'model' || origin === 'model-with-person') return 'compositeWithTrainedAlgorithmicMedia';
  const isReal = subjects.length > 0 || origin === 'camera' || background.kind === 'blurred';
  return isReal ? 'compositeCapture' : 'algorithmicMedia';
}

/**
 * Writes into a JPEG or PNG how it came about, as XMP. The pixels stay as they are.
 * @throws RangeError for anything else than a JPEG or a PNG
 */
export function writeProvenance(picture: Uint8Array<ArrayBuffer>, source: SourceType): Uint8Array<ArrayBuffer> {
  const packet = new TextEncoder().encode(xmp(source));
  if (picture[0] === 0xff && picture[1] === 0xd8) return insert(picture, 2, jpegSegment(packet));
  // Signature and the header chunk come first.
  if (picture[0] === 0x89 && picture[1] === 0x50) return insert(picture, 33, xmpChunk(packet));
  throw new RangeError('Neither a JPEG nor a PNG.');
}

/** Bytes that {@link writeProvenance} adds at most. */
export const PROVENANCE_BYTES = 1024;

function xmp(source: SourceType): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/${source}</Iptc4xmpExt:DigitalSourceType>
<xmp:CreatorTool>Klikk</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

/** An APP1 segment with Adobe's name for XMP. */
function jpegSegment(packet: Uint8Array): Uint8Array {
  const name = new TextEncoder().encode('http://ns.adobe.com/xap/1.0/\0');
  const length = 2 + name.length + packet.length;
  return concatenate([Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), name, packet]);
}

/** An iTXt chunk, uncompressed, with the keyword that is registered for XMP. */
function xmpChunk(packet: Uint8Array): Uint8Array {
  const keyword = new TextEncoder().encode('XML:com.adobe.xmp\0\0\0\0\0');
  return pngChunk('iTXt', concatenate([keyword, packet]));
}

function insert(picture: Uint8Array, at: number, part: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatenate([picture.subarray(0, at), part, picture.subarray(at)]);
}
