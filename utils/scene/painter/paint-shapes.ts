import { type Box, type Point, SCENE_SIZE, type Shape } from '../schema.ts';
import { castShadow } from './cast-shadow.ts';
import { type Context2D, isolated, linear, type PaintTools } from './surface.ts';

const { width: W, height: H } = SCENE_SIZE;

export function paintShape(context: Context2D, shape: Shape, tools: PaintTools, scale: number): void {
  isolated(context, () => {
    switch (shape.kind) {
      case 'polygon': {
        const trace = (target: Context2D) => {
          target.beginPath();
          for (const { x, y } of shape.points) target.lineTo(x, y);
          target.closePath();
          target.fill();
        };
        if (shape.shadow)
          castShadow(
            context,
            { colour: '#0000008c', blur: 34, x: 0, y: -6 },
            boxAround(shape.points),
            tools,
            scale,
            trace,
          );
        context.fillStyle = shape.fill;
        trace(context);
        return;
      }
      case 'card': {
        const { x, y, width, height } = shape.box;
        const trace = (target: Context2D) => {
          target.beginPath();
          target.roundRect(x, y, width, height, shape.radius);
          target.fill();
        };
        if (shape.shadow)
          castShadow(context, { colour: '#00000059', blur: 50, x: 0, y: 22 }, shape.box, tools, scale, trace);
        context.fillStyle = linear(context, { x, y }, { x: x + width * 0.3, y: y + height }, shape.fill);
        trace(context);
        return;
      }
      case 'disc':
        context.beginPath();
        context.arc(shape.centre.x, shape.centre.y, shape.radius, 0, 2 * Math.PI);
        context.fillStyle = shape.fill;
        context.fill();
        return;
      case 'arcs':
        context.strokeStyle = shape.stroke;
        context.lineWidth = shape.width;
        for (let index = 0; index < shape.count; index++) {
          context.globalAlpha = 1 - index / shape.count;
          context.beginPath();
          context.arc(shape.centre.x, shape.centre.y, shape.radius + index * 46, 0, 2 * Math.PI);
          context.stroke();
        }
        return;
      case 'scrim':
        context.fillStyle = linear(context, shape.from, shape.to, [shape.start, shape.end]);
        context.fillRect(0, 0, W, H);
        return;
    }
  });
}

function boxAround(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
