namespace NtkWorkbench.Core.Training.Schedules;

/// <summary>η_t = η₀.</summary>
public sealed record ConstantScheduleOptions : ScheduleOptions;
