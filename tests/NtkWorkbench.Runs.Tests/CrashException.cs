namespace NtkWorkbench.Runs.Tests;

/// <summary>What a <see cref="CrashingObserver"/> throws.</summary>
internal sealed class CrashException() : Exception("crash");
