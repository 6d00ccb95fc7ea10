namespace NtkWorkbench;

/// <summary>The 256 bits of a random stream (xoshiro256**).</summary>
public readonly record struct RandomStreamState(ulong S0, ulong S1, ulong S2, ulong S3);
