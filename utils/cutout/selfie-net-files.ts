/** Folder, beside the extension's pages, into which the build copies the net's files. */
export const SELFIE_NET_FOLDER = 'mediapipe';

/** The npm package that the files come from. Apache-2.0, see public/mediapipe/NOTICE.txt. */
export const SELFIE_NET_PACKAGE = '@mediapipe/selfie_segmentation';

/** What is needed of the package: one model of two, and the program for processors with SIMD, which all have. */
export const SELFIE_NET_FILES = [
  'selfie_segmentation.js',
  'selfie_segmentation.binarypb',
  'selfie_segmentation.tflite',
  'selfie_segmentation_solution_simd_wasm_bin.js',
  'selfie_segmentation_solution_simd_wasm_bin.wasm',
] as const;
