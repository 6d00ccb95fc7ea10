using System.Diagnostics;

namespace NtkWorkbench.Runs.Tests;

public sealed class SlurmScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OfTasks_AllOptions_IsThisScript() => SlurmScript.OfTasks(Full()).Text.ShouldBe("""
        #!/bin/bash
        # Tasks of widths: each continues where it stands. Slurm gives it an index; the first argument is added to it,
        # and the sum is its number in cluster/tasks.csv.
        #SBATCH --job-name=widths
        #SBATCH --output=cluster/logs/%A_%a.log
        #SBATCH --open-mode=append
        # One that gave way to another job, or whose machine failed, is queued again; every start continues.
        #SBATCH --requeue
        # Its state is saved before its time is over.
        #SBATCH --signal=B:USR1@90
        #SBATCH --nodes=1
        #SBATCH --ntasks=1
        #SBATCH --cpus-per-task=4
        #SBATCH --mem=2048M
        #SBATCH --time=36:30:00
        #SBATCH --gpus=a100:1
        #SBATCH --partition=gpu
        #SBATCH --account=lab
        #SBATCH "--constraint=[rack1|rack2]"
        #SBATCH --qos=long
        #SBATCH --exclusive
        #SBATCH "--comment=a \"b\" \\ #c"

        # Before anything that may change them.
        ntk_family=$PWD ntk_task=$(( ${1:-0} + SLURM_ARRAY_TASK_ID ))
        type module >/dev/null 2>&1 || source /etc/profile
        module load gcc/12 || exit
        module load 'odd name' || exit
        source ~/env/bin/activate
        # No more threads than cores.
        export DOTNET_PROCESSOR_COUNT=4 OMP_NUM_THREADS=4 MKL_NUM_THREADS=4
        # The program takes the place of this script, so that signals reach it.
        exec /usr/bin/dotnet '/home/a b/ntk.dll' task "$ntk_family" "$ntk_task"

        """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void OfFollowUp_AllOptions_IsThisScript()
    {
        SlurmScript script = SlurmScript.OfFollowUp(Full() with { Number = 3 });
        script.Name.ShouldBe("follow-up-3.sh");
        script.Text.ShouldBe("""
            #!/bin/bash
            # Looks after widths when one of its tasks has failed: queues again what can be tried again.
            #SBATCH --job-name=widths-follow-up
            #SBATCH --output=cluster/logs/%j.log
            #SBATCH --open-mode=append
            # One that gave way to another job, or whose machine failed, is queued again; every start continues.
            #SBATCH --requeue
            #SBATCH --nodes=1
            #SBATCH --ntasks=1
            #SBATCH --cpus-per-task=1
            #SBATCH --mem=2048M
            #SBATCH --time=36:30:00
            #SBATCH --partition=gpu
            #SBATCH --account=lab
            #SBATCH "--constraint=[rack1|rack2]"
            #SBATCH --qos=long
            #SBATCH "--comment=a \"b\" \\ #c"

            # Before anything that may change them.
            ntk_family=$PWD
            type module >/dev/null 2>&1 || source /etc/profile
            module load gcc/12 || exit
            module load 'odd name' || exit
            source ~/env/bin/activate
            # No more threads than cores.
            export DOTNET_PROCESSOR_COUNT=1 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1
            # The program takes the place of this script, so that signals reach it.
            exec /usr/bin/dotnet '/home/a b/ntk.dll' resume "$ntk_family" --on slurm --automatic

            """, StringCompareShould.IgnoreLineEndings);
    }

    [Theory]
    [InlineData(5, "00:30:00")]
    [InlineData(90, "01:30:00")]
    public void OfFollowUp_TimeLimit_IsHalfAnHourAtLeast(int minutes, string time) => SlurmScript
        .OfFollowUp(Batch() with { Resources = new() { Time = new(TimeSpan.FromMinutes(minutes)) } })
        .Text.ShouldContain($"#SBATCH --time={time}\n");

    [Fact]
    public void OfFollowUp_NoTimeLimit_IsThePartitions() => SlurmScript.OfFollowUp(Batch()).Text.ShouldNotContain("--time");

    [Theory]
    [InlineData(60, 15)]
    [InlineData(120, 30)]
    [InlineData(361, 90)]
    [InlineData(86_400, 90)]
    public void OfTasks_TimeLimit_IsToldAQuarterBeforeItsEndAtMost(int seconds, int lead) => SlurmScript
        .OfTasks(Batch() with { Resources = new() { Time = new(TimeSpan.FromSeconds(seconds)) } })
        .Text.ShouldContain($"#SBATCH --signal=B:USR1@{lead}\n");

    [Fact]
    public void OfTasks_ValueWithALineEnd_GoesIntoTheArguments()
    {
        SlurmOptions options = new() { Extra = new() { Entries = [new("comment", "a\n#SBATCH --uid=0")] } };
        SlurmScript script = SlurmScript.OfTasks(Batch() with { Resources = options });
        script.Arguments.ShouldBe(["--comment=a\n#SBATCH --uid=0"]);
        script.Text.ShouldNotContain("uid");
    }

    // Slurm takes these characters of the folder itself for those of a pattern of file names.
    [Theory]
    [InlineData("50%")]
    [InlineData(@"a\b")]
    public void OfTasks_FolderWithPatterns_WritesItsLogItself(string name)
    {
        string text = SlurmScript.OfTasks(SampleBatch.In($"/data/{name}")).Text;
        text.ShouldContain("#SBATCH --output=/dev/null\n");
        text.ShouldContain("exec >>\"cluster/logs/${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}.log\" 2>&1\n");
    }

    [SkippableFact]
    public void OfTasks_HostileNames_RunTheProgramWithItsNumber()
    {
        Skip.If(OperatingSystem.IsWindows(), "bash is missing there");
        string odd = _folder.File("a;$(touch pwned) 'q' \"d\" %j \\ ü");
        Directory.CreateDirectory(Path.Combine(odd, "cluster", "logs"));
        string program = Path.Combine(odd, "pro`gram");
        File.WriteAllText(program, "#!/bin/bash\nprintf '<%s>' \"$DOTNET_PROCESSOR_COUNT\" \"$@\"\n");
        TaskBatch batch = SampleBatch.In(odd) with
        {
            Program = ["/bin/bash", program, "$HOME"],
            Resources = new() { Setup = ["cd /; set -- 5 6", "SLURM_ARRAY_TASK_ID=9"] },
        };
        File.WriteAllText(Path.Combine(odd, "job.sh"), SlurmScript.OfTasks(batch).Text);
        var start = new ProcessStartInfo("bash", ["job.sh", "1000"]) { WorkingDirectory = odd };
        start.Environment["SLURM_ARRAY_TASK_ID"] = "17";
        start.Environment["SLURM_ARRAY_JOB_ID"] = "5";
        using (Process bash = Process.Start(start)!)
            bash.WaitForExit();
        File.ReadAllText(Path.Combine(odd, "cluster", "logs", "5_17.log")).ShouldBe($"<1><$HOME><task><{odd}><1017>");
        Directory.GetFileSystemEntries(odd).Select(Path.GetFileName).ShouldBe(["cluster", "job.sh", "pro`gram"], ignoreOrder: true);
    }

    private static TaskBatch Batch() => SampleBatch.In("/data/widths");

    private static TaskBatch Full() => Batch() with
    {
        Program = ["/usr/bin/dotnet", "/home/a b/ntk.dll"],
        Resources = new()
        {
            Partition = "gpu",
            Account = "lab",
            Time = new(new TimeSpan(1, 12, 30, 0)),
            Cpus = 4,
            Memory = new(2048),
            Gpus = "a100:1",
            Constraint = "[rack1|rack2]",
            Modules = ["gcc/12", "odd name"],
            Setup = ["source ~/env/bin/activate"],
            Extra = new() { Entries = [new("qos", "long"), new("exclusive", null), new("comment", "a \"b\" \\ #c")] },
        },
    };
}
