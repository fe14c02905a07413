import { FlatTable } from './flat-table.ts';

/** Figures of a net, row by row, channels innermost; of a picture the sides are 1, height, width and channels. */
export interface Tensor {
  shape: readonly number[];
  data: Float32Array;
}

export type LayerKind =
  | 'convolution'
  | 'convolution-by-channel'
  | 'add'
  | 'pad'
  | 'largest'
  | 'positive'
  | 'reshape'
  | 'join';

/** One step of a net. Tensors go by their number. */
export interface Layer {
  kind: LayerKind;
  inputs: readonly number[];
  output: number;
  /** Of what is laid over the picture and moved along. */
  stride: number;
  /** Whether that reaches beyond the picture's borders, so that the result is as large as the picture over the stride. */
  reachesBeyond: boolean;
}

/** A net as its file describes it. */
export interface Net {
  layers: readonly Layer[];
  shapes: readonly (readonly number[])[];
  /** What was learnt, by the tensor's number. */
  constants: ReadonlyMap<number, Tensor>;
  input: number;
  outputs: readonly number[];
}

/** Codes of operators in a TensorFlow Lite file that are known here. */
const KINDS: ReadonlyMap<number, LayerKind> = new Map([
  [0, 'add'],
  [2, 'join'],
  [3, 'convolution'],
  [4, 'convolution-by-channel'],
  [17, 'largest'],
  [19, 'positive'],
  [22, 'reshape'],
  [34, 'pad'],
]);
/** Widens half floats to floats, which reading the file does anyway. */
const WIDEN = 6;

/** Codes of the types that figures are written in. */
const FLOAT32 = 0;
const FLOAT16 = 1;
const INT32 = 2;

/** Padding `SAME`. */
const REACHES_BEYOND = 0;

/**
 * Reads a net out of a TensorFlow Lite file, as far as BlazeFace goes: https://ai.google.dev/edge/litert, schema version 3.
 * @throws {RangeError} where the file has an operator or a type that is not known here
 */
export function readTflite(file: ArrayBuffer): Net {
  const model = FlatTable.root(new DataView(file));
  const codes = model.tables(1).map((code) => Math.max(code.byte(0), code.int(3)));
  const graph = model.tables(2)[0];
  if (!graph) throw new RangeError('The net has no graph.');
  const buffers = model.tables(4).map((buffer) => buffer.bytes(0));
  const tensors = graph.tables(0).map((table) => ({ shape: table.ints(0), type: table.byte(1), buffer: table.int(2) }));

  const constants = new Map<number, Tensor>();
  for (const [number, { shape, type, buffer }] of tensors.entries()) {
    const bytes = buffers[buffer];
    if (bytes && bytes.byteLength > 0) constants.set(number, { shape, data: readFigures(bytes, type) });
  }

  const layers: Layer[] = [];
  for (const operator of graph.tables(3)) {
    const code = codes[operator.int(0)] ?? -1;
    const inputs = operator.ints(1);
    const output = operator.ints(2)[0] ?? -1;
    const widened = code === WIDEN ? constants.get(inputs[0] ?? -1) : undefined;
    if (widened) constants.set(output, widened);
    else layers.push(readLayer(code, inputs, output, operator.table(4)));
  }
  return {
    layers,
    shapes: tensors.map(({ shape }) => shape),
    constants,
    input: graph.ints(1)[0] ?? -1,
    outputs: graph.ints(2),
  };
}

function readLayer(code: number, inputs: readonly number[], output: number, options: FlatTable | undefined): Layer {
  const kind = KINDS.get(code);
  if (!kind) throw new RangeError(`The net has an operator ${code}, which is not known here.`);
  return {
    kind,
    inputs,
    output,
    stride: options?.int(1, 1) ?? 1,
    reachesBeyond: (options?.byte(0) ?? REACHES_BEYOND) === REACHES_BEYOND,
  };
}

function readFigures(bytes: DataView, type: number): Float32Array {
  switch (type) {
    case FLOAT32:
      return Float32Array.from({ length: bytes.byteLength / 4 }, (_, at) => bytes.getFloat32(at * 4, true));
    case FLOAT16:
      return Float32Array.from({ length: bytes.byteLength / 2 }, (_, at) => widen(bytes.getUint16(at * 2, true)));
    case INT32:
      return Float32Array.from({ length: bytes.byteLength / 4 }, (_, at) => bytes.getInt32(at * 4, true));
    default:
      throw new RangeError(`The net has figures of type ${type}, which is not known here.`);
  }
}

/** A half float's figure: one bit of sign, five of exponent, ten of fraction. */
function widen(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
