import { createCanvas, loadImage } from '@napi-rs/canvas';
import exifr from 'exifr';
import { describe, expect, it } from 'vitest';
import { composeScene } from '../../../utils/scene/compose.ts';
import { PROVENANCE_BYTES, sourceTypeOf, writeProvenance } from '../../../utils/scene/provenance.ts';
import { aConcept, PEOPLE, PLATE_ID, subjectOf } from './builders.ts';

const canvas = createCanvas(32, 18);
canvas.getContext('2d').fillRect(0, 0, 32, 18);
const pictures = {
  jpeg: new Uint8Array(await canvas.encode('jpeg', 90)),
  png: new Uint8Array(await canvas.encode('png')),
};

describe.each(['jpeg', 'png'] as const)('a %s', (format) => {
  it('says how it came about, to a reader that is not ours', async () => {
    const written = writeProvenance(pictures[format], 'compositeCapture');
    const metadata = await exifr.parse(Buffer.from(written), { xmp: true, mergeOutput: true });
    expect(metadata.DigitalSourceType).toBe('http://cv.iptc.org/newscodes/digitalsourcetype/compositeCapture');
    expect(written.length - pictures[format].length).toBeLessThanOrEqual(PROVENANCE_BYTES);
  });

  it('is still the same picture', async () => {
    const picture = await loadImage(Buffer.from(writeProvenance(pictures[format], 'algorithmicMedia')));
    expect([picture.width, picture.height]).toEqual([32, 18]);
  });
});

describe('the source of a picture', () => {
  const person = PEOPLE['half body'];
  it('is drawn, composed of photos, or generated in part or whole', () => {
    const drawn = composeScene(aConcept({ layout: 'poster' }), []);
    const composed = composeScene(aConcept(), person ? [subjectOf(person)] : []);
    expect(sourceTypeOf(drawn)).toBe('algorithmicMedia');
    expect(sourceTypeOf(composed)).toBe('compositeCapture');
    const onPlate = (showsPerson: boolean) =>
      composeScene(aConcept({ plate: { id: PLATE_ID, showsPerson } }), person ? [subjectOf(person)] : []);
    expect(sourceTypeOf(onPlate(false))).toBe('compositeWithTrainedAlgorithmicMedia');
    expect(sourceTypeOf(onPlate(true))).toBe('trainedAlgorithmicMedia');
  });

  it('cannot be written into anything else', () => {
    expect(() => writeProvenance(new Uint8Array([1, 2, 3]), 'algorithmicMedia')).toThrow(RangeError);
  });
});
