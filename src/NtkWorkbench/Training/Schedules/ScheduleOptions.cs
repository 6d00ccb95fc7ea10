namespace NtkWorkbench;

/// <summary>How the learning rate η_t of step t = 0, 1, … comes from η₀.</summary>
public abstract record ScheduleOptions;
