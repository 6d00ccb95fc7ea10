namespace NtkWorkbench.Torch.Tests;

/// <summary>The job that shows the torch engine, as it ships, comes to the builtin engine's numbers.</summary>
public sealed class ShippedTorchJobTests
{
    // 4,000 steps of rounding in another order; singular values are taken in units of the largest, below whose 1e-12 all is noise.
    private const double Tolerance = 1e-10;

    [Fact]
    public void Run_OnEitherEngine_HasTheSameMetricsAndSingularValues()
    {
        using var folder = new TemporaryFolder();
        string job = Path.Combine(Repository(), "configs", "engines", "torch.yaml"), torch = folder.File("torch"),
            builtin = folder.File("builtin");
        EngineJobs.Run(job, torch);
        EngineJobs.Run(job, builtin, "engine=builtin");

        File.ReadAllText(Path.Combine(torch, "environment.json"))
            .ShouldContain("\"engine\": \"torch: TorchSharp 0.107.0 (for libtorch 2.10");
        foreach (string file in (string[])["metrics.csv", "features/init/singular_values.csv", "features/final/singular_values.csv"])
        {
            double[][] ours = EngineJobs.Rows(torch, file), theirs = EngineJobs.Rows(builtin, file);
            ours.Length.ShouldBeGreaterThan(40);
            for (int column = 1; column < ours[0].Length; column++)
                Column(ours, column).ShouldAgreeWith(Column(theirs, column), Tolerance, $"column {column} of {file}");
        }
        EngineJobs.Rows(torch, "metrics.csv")[^1][3].ShouldBeLessThan(0.002, "it has learned: test loss");
    }

    private static double[] Column(double[][] rows, int column) => [.. rows.Select(row => row[column])];

    private static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NtkWorkbench.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("the tests do not run below the project's folder");
    }
}
