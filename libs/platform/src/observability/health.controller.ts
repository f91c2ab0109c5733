import { Controller, Get, Header } from '@nestjs/common';
import { HealthCheck, type HealthCheckResult, HealthCheckService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { Open } from '../access/permissions.js';
import { CalendarHealth } from './calendar.health.js';
import { metrics } from './metrics.js';

@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly calendar: CalendarHealth,
  ) {}

  @Get('health')
  @HealthCheck()
  @Open('tells only whether the process works')
  check(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.database.pingCheck('database', { timeout: 2_000 }),
      () => this.calendar.check(),
    ]);
  }

  @Get('metrics')
  @Header('Content-Type', metrics.contentType)
  @Open('figures without data of anybody; reached from the inside network only')
  figures(): Promise<string> {
    return metrics.metrics();
  }
}
