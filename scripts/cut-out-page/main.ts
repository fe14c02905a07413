import { prepareReferencePhoto } from '../../utils/cutout/prepare-reference-photo.ts';
import { toBase64 } from '../../utils/domain/base64.ts';
import { toResult } from '../../utils/domain/result.ts';
import type {} from '../cut-out.ts';

/** Called from the program that opened this page: cuts out the photo that it serves, and answers with text. */
globalThis.cutOut = () =>
  toResult(async () => {
    const photo = await (await fetch('/photo')).blob();
    const { cutout, analysis } = await prepareReferencePhoto(photo);
    return { cutout: toBase64(new Uint8Array(await cutout.arrayBuffer())), analysis };
  });
