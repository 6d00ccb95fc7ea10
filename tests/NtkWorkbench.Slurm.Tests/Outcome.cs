namespace NtkWorkbench.Slurm.Tests;

/// <summary>What came of a process.</summary>
internal sealed record Outcome(int Code, string Output, string Errors)
{
    /// <summary>Its output, where it ended with a status.</summary>
    public string Expect(int code = 0)
    {
        Code.ShouldBe(code, $"{Output}\n{Errors}");
        return Output;
    }
}
