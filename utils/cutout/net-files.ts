/** Folder, beside the extension's pages, into which the build copies the files of what finds people and faces. */
export const NET_FOLDER = 'mediapipe';

const SELFIE_NET = '@mediapipe/selfie_segmentation';

/** The net of BlazeFace, for faces near to the camera. */
export const FACE_NET_FILE = 'face_detection_short_range.tflite';

/**
 * What is needed of two npm packages, Apache-2.0, see public/mediapipe/NOTICE.txt: of the one, one model of two and the program for
 * processors with SIMD, which all have; of the other, one model of three and nothing that runs.
 */
export const NET_FILES = [
  { package: SELFIE_NET, file: 'selfie_segmentation.js' },
  { package: SELFIE_NET, file: 'selfie_segmentation.binarypb' },
  { package: SELFIE_NET, file: 'selfie_segmentation.tflite' },
  { package: SELFIE_NET, file: 'selfie_segmentation_solution_simd_wasm_bin.js' },
  { package: SELFIE_NET, file: 'selfie_segmentation_solution_simd_wasm_bin.wasm' },
  { package: '@mediapipe/face_detection', file: FACE_NET_FILE },
] as const;
