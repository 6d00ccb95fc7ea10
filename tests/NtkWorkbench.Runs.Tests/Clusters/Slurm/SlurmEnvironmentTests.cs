namespace NtkWorkbench.Runs.Tests;

public sealed class SlurmEnvironmentTests
{
    private static readonly Dictionary<string, string> OfAJob = new()
    {
        ["HOME"] = "/home/a",
        ["LC_ALL"] = "de_DE.UTF-8",
        ["SLURM_CONF"] = "/etc/slurm.conf",
        ["SLURM_JOB_ID"] = "17",
        ["SLURM_ARRAY_TASK_ID"] = "3",
        ["SLURM_CLUSTERS"] = "west",
        ["SQUEUE_FORMAT"] = "%j",
        ["SQUEUE_STATES"] = "PENDING",
        ["SBATCH_ARRAY_INX"] = "1-9",
        ["SBATCH_ACCOUNT"] = "lab",
        ["SBATCH_QOS"] = "long",
    };

    [Fact]
    public void OfQuestions_WithinAJob_KnowsNothingOfIt()
    {
        Dictionary<string, string> given = SlurmEnvironment.OfQuestions(OfAJob);
        given.Keys.Order().ShouldBe(["HOME", "LC_ALL", "SLURM_CONF"]);
        given["LC_ALL"].ShouldBe("C");
    }

    [Fact]
    public void OfSubmission_WithinAJob_KeepsTheUsersDefaultsAlone()
    {
        Dictionary<string, string> given = SlurmEnvironment.OfSubmission(OfAJob, new());
        given.Keys.Order().ShouldBe(["HOME", "LC_ALL", "SBATCH_ACCOUNT", "SBATCH_QOS", "SLURM_CLUSTERS", "SLURM_CONF"]);
        given["LC_ALL"].ShouldBe("de_DE.UTF-8", "the tasks inherit it");
    }

    [Fact]
    public void OfSubmission_OptionsOfTheFamily_WinOverDefaults() => SlurmEnvironment
        .OfSubmission(OfAJob, new() { Account = "other", Extra = new() { Entries = [new("qos", "short")] } }).Keys
        .ShouldNotContain(name => name == "SBATCH_ACCOUNT" || name == "SBATCH_QOS");
}
