import { SCENE_SIZE, type Shape } from '../schema.ts';
import { type Context2D, isolated, linear, setShadow } from './surface.ts';

const { width: W, height: H } = SCENE_SIZE;

export function paintShape(context: Context2D, shape: Shape, scale: number): void {
  isolated(context, () => {
    switch (shape.kind) {
      case 'polygon':
        if (shape.shadow) setShadow(context, { colour: '#0000008c', blur: 34, x: 0, y: -6 }, scale);
        context.beginPath();
        for (const { x, y } of shape.points) context.lineTo(x, y);
        context.closePath();
        context.fillStyle = shape.fill;
        context.fill();
        return;
      case 'card': {
        const { x, y, width, height } = shape.box;
        if (shape.shadow) setShadow(context, { colour: '#00000059', blur: 50, x: 0, y: 22 }, scale);
        context.beginPath();
        context.roundRect(x, y, width, height, shape.radius);
        context.fillStyle = linear(context, { x, y }, { x: x + width * 0.3, y: y + height }, shape.fill);
        context.fill();
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
