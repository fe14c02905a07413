import type { Layer, LayerKind, Net, Tensor } from './read-tflite.ts';

/**
 * What a net makes of its input. On the processor and in plain JavaScript: BlazeFace has 30 million multiplications, and a runtime
 * that is quicker at them would be many times as large as the net.
 * @param input as many figures as the net's input has
 * @returns its outputs, in their order
 */
export function runNet(net: Net, input: Float32Array): Tensor[] {
  const tensors = new Map(net.constants);
  tensors.set(net.input, { shape: net.shapes[net.input] ?? [], data: input });
  const tensorOf = (number: number | undefined): Tensor => {
    const tensor = number === undefined ? undefined : tensors.get(number);
    if (!tensor) throw new RangeError('The net reads what it has not worked out.');
    return tensor;
  };
  for (const layer of net.layers) {
    const shape = net.shapes[layer.output] ?? [];
    const output = { shape, data: new Float32Array(shape.reduce((size, side) => size * side, 1)) };
    WORK[layer.kind](layer, layer.inputs.map(tensorOf), output);
    tensors.set(layer.output, output);
  }
  return net.outputs.map(tensorOf);
}

/** Fills a layer's output. */
type Work = (layer: Layer, inputs: readonly Tensor[], output: Tensor) => void;

const NOTHING: Tensor = { shape: [], data: new Float32Array() };

const WORK: Record<LayerKind, Work> = {
  convolution: convolve,
  'convolution-by-channel': convolveByChannel,
  add: (_, [one = NOTHING, other = NOTHING], { data }) =>
    forEach(data, (at) => (one.data[at] ?? 0) + (other.data[at] ?? 0)),
  positive: (_, [input = NOTHING], { data }) => forEach(data, (at) => Math.max(0, input.data[at] ?? 0)),
  largest: takeLargest,
  pad: addChannels,
  reshape: (_, [input = NOTHING], { data }) => data.set(input.data),
  join,
};

function forEach(data: Float32Array, figure: (at: number) => number): void {
  for (let at = 0; at < data.length; at += 1) data[at] = figure(at);
}

/** Height, width and channels of a picture. */
function sidesOf({ shape }: Tensor): [number, number, number] {
  return [shape[1] ?? 1, shape[2] ?? 1, shape[3] ?? 1];
}

/** Every channel is a sum over all channels of what the weights cover, other weights for each. */
function convolve(
  layer: Layer,
  [input = NOTHING, weights = NOTHING, bias = NOTHING]: readonly Tensor[],
  output: Tensor,
): void {
  const [rows, columns, channels] = sidesOf(weights);
  const sums = bias.data.length;
  const [from, by, to] = [input.data, weights.data, output.data];
  for (let at = 0; at < to.length; at += sums) to.set(bias.data, at);
  forEachCovered(layer, input, { rows, columns }, output, (at, source, weight) => {
    for (let channel = 0; channel < sums; channel += 1) {
      const start = (channel * rows * columns + weight) * channels;
      let sum = 0;
      for (let k = 0; k < channels; k += 1) sum += (from[source + k] ?? 0) * (by[start + k] ?? 0);
      to[at + channel] = (to[at + channel] ?? 0) + sum;
    }
  });
}

/** Every channel is a sum over that channel alone. */
function convolveByChannel(
  layer: Layer,
  [input = NOTHING, weights = NOTHING, bias = NOTHING]: readonly Tensor[],
  output: Tensor,
): void {
  const [rows, columns, channels] = sidesOf(weights);
  const [from, by, to] = [input.data, weights.data, output.data];
  for (let at = 0; at < to.length; at += channels) to.set(bias.data, at);
  forEachCovered(layer, input, { rows, columns }, output, (at, source, weight) => {
    const start = weight * channels;
    for (let k = 0; k < channels; k += 1)
      to[at + k] = (to[at + k] ?? 0) + (from[source + k] ?? 0) * (by[start + k] ?? 0);
  });
}

/** Visits, for every pixel of the output, the pixels of the input that weights cover: places in both, and which of the weights. */
function forEachCovered(
  layer: Layer,
  input: Tensor,
  { rows, columns }: { rows: number; columns: number },
  output: Tensor,
  visit: (at: number, source: number, weight: number) => void,
): void {
  const [height, width, channels] = sidesOf(input);
  const [outputHeight, outputWidth, outputChannels] = sidesOf(output);
  const top = reachBefore(layer, height, rows, outputHeight);
  const left = reachBefore(layer, width, columns, outputWidth);
  for (let place = 0; place < outputHeight * outputWidth; place += 1) {
    const y = Math.floor(place / outputWidth) * layer.stride - top;
    const x = (place % outputWidth) * layer.stride - left;
    for (let row = Math.max(0, -y); row < Math.min(rows, height - y); row += 1) {
      for (let column = Math.max(0, -x); column < Math.min(columns, width - x); column += 1) {
        const source = ((y + row) * width + x + column) * channels;
        visit(place * outputChannels, source, row * columns + column);
      }
    }
  }
}

/** How far weights reach beyond a picture's upper or left border. */
function reachBefore(layer: Layer, side: number, size: number, outputSide: number): number {
  if (!layer.reachesBeyond) return 0;
  return Math.floor(Math.max(0, (outputSide - 1) * layer.stride + size - side) / 2);
}

/** The largest figure of every square, as large as the stride. */
function takeLargest({ stride }: Layer, [input = NOTHING]: readonly Tensor[], output: Tensor): void {
  const [height, width, channels] = sidesOf(input);
  const [, outputWidth] = sidesOf(output);
  output.data.fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = (Math.floor(y / stride) * outputWidth + Math.floor(x / stride)) * channels;
      const from = (y * width + x) * channels;
      for (let k = 0; k < channels; k += 1)
        output.data[to + k] = Math.max(output.data[to + k] ?? 0, input.data[from + k] ?? 0);
    }
  }
}

/** The same picture with more channels, which are nought. */
function addChannels(_: Layer, [input = NOTHING]: readonly Tensor[], output: Tensor): void {
  const [height, width, channels] = sidesOf(input);
  const [, , outputChannels] = sidesOf(output);
  for (let pixel = 0; pixel < height * width; pixel += 1) {
    const from = pixel * channels;
    output.data.set(input.data.subarray(from, from + channels), pixel * outputChannels);
  }
}

/** One list behind the other. */
function join(_: Layer, inputs: readonly Tensor[], output: Tensor): void {
  let at = 0;
  for (const { data } of inputs) {
    output.data.set(data, at);
    at += data.length;
  }
}
