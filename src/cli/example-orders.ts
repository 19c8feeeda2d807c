/** `hotline example-orders`: the example order service in the foreground, on this machine only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { packageRoot } from '../stack/stack-files';
import { createOrderService, readOrders } from './demo/order-service';

const shippedOrders = join(packageRoot, 'config', 'examples', 'orders.json');

export function register(program: Command): void {
  program
    .command('example-orders')
    .description('示例订单服务，供自助查询订单演示 / an example order service, for self-service of the shipped rules')
    .option('--port <port>', 'TCP 端口 / port on 127.0.0.1', readPort, 8091)
    .option('--orders <file>', '订单文件 / orders, as JSON', shippedOrders)
    .action(serve);
}

async function serve({ port, orders: file }: { port: number; orders: string }): Promise<void> {
  const orders = readOrders(readFileSync(file, 'utf8'));
  const server = createOrderService(orders);
  await new Promise<void>((accept, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', accept);
  });
  console.log(`${orders.length} orders of ${file} on http://127.0.0.1:${port}/orders/`);
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError('1–65535');
  return port;
}
