namespace NtkWorkbench;

/// <summary>η_t = η₀.</summary>
public sealed record ConstantScheduleOptions : ScheduleOptions;
