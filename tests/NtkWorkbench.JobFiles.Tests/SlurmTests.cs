using System.Text.Json;

namespace NtkWorkbench.JobFiles.Tests;

public sealed class SlurmTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new SlurmOptionsConverter() } };

    [Fact]
    public void Load_NoSlurm_HasDefaults()
    {
        SlurmOptions slurm = JobText.Load(JobText.Minimal).Slurm;

        (slurm.Partition, slurm.Time, slurm.Memory, slurm.Cpus).ShouldBe((null, null, null, 1));
        slurm.Extra.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kind: comparison\nname: a\nruns: [x]")]
    [InlineData("kind: quadratic\nname: a\nproblem: {kind: modes, singular_values: [2, 1]}")]
    public void Load_AnyKind_TakesIt(string job) => JobText.Load($"{job}\nslurm: {{cpus: 3}}", "slurm.gpus=2").Slurm
        .ShouldSatisfyAllConditions(slurm => slurm.Cpus.ShouldBe(3), slurm => slurm.Gpus.ShouldBe("2"));

    [Theory]
    [InlineData("90", "01:30:00")]
    [InlineData("'90'", "01:30:00")]
    [InlineData("90:30", "01:30:30")]
    [InlineData("2:00:00", "02:00:00")]
    [InlineData("36:00:00", "1-12:00:00")]
    [InlineData("1-12", "1-12:00:00")]
    [InlineData("1-12:30", "1-12:30:00")]
    [InlineData("0-1:2:3", "01:02:03")]
    [InlineData("3650-0", "3650-00:00:00")]
    public void Load_Time_IsAsSlurmReadsIt(string written, string expected) =>
        JobText.Load(JobText.Minimal, $"slurm.time={written}").Slurm.Time.ShouldNotBeNull().ToString().ShouldBe(expected);

    [Theory]
    [InlineData("500", 500, "500M")]
    [InlineData("500M", 500, "500M")]
    [InlineData("4G", 4096, "4G")]
    [InlineData("1.5g", 1536, "1536M")]
    [InlineData("1.0001G", 1025, "1025M")]
    [InlineData("1K", 1, "1M")]
    [InlineData("2T", 2 << 20, "2T")]
    public void Load_Memory_IsInMebibytesRoundedUp(string written, long mebibytes, string text)
    {
        MemorySize memory = JobText.Load(JobText.Minimal, $"slurm.memory={written}").Slurm.Memory.ShouldNotBeNull();

        memory.Mebibytes.ShouldBe(mebibytes);
        memory.ToString().ShouldBe(text);
    }

    [Fact]
    public void Load_Extra_IsInOrderAndFalseIsLeftOut() => JobText.Load(
        JobText.Minimal, "slurm={extra: {qos: long, exclusive: true, overcommit: false, nice: 5}}", "slurm.extra.mail-type='true'")
        .Slurm.Extra.Entries.Select(entry => $"{entry.Key}={entry.Value ?? "-"}")
        .ShouldBe(["qos=long", "exclusive=-", "nice=5", "mail-type=true"]);

    [Theory]
    [InlineData("time=»0", "at least a minute and at most 3650 days, got 0; left out, it is the partition's", null)]
    [InlineData("time=»0:59", "at least a minute", null)]
    [InlineData("time=»999999999-0", "at most 3650 days", null)]
    [InlineData("time=»2h", "a time as Slurm takes it: minutes as in 90", null)]
    [InlineData("time=»-5", "a time as Slurm takes it", null)]
    [InlineData("time=»UNLIMITED", "a time as Slurm takes it", null)]
    [InlineData("time=»[1]", "a time as Slurm takes it", null)]
    [InlineData("memory=»0", "slurm.memory must be at least 1M and at most 1024T, got 0", null)]
    [InlineData("memory=»1025T", "at most 1024T", null)]
    [InlineData("memory=»4GB", "an amount of memory as in 500M", "4G")]
    [InlineData("memory=»'4 GiB'", "an amount of memory", "4G")]
    [InlineData("memory=»-1G", "an amount of memory", null)]
    [InlineData("memory=»1e3", "an amount of memory", null)]
    [InlineData("cpus=»0", "slurm.cpus must be at least 1 and at most 1024", null)]
    [InlineData("cpus=»2.5", "must be an integer", null)]
    [InlineData("gpus=»a100:0", "a number, or a type and a number as in a100:1", null)]
    [InlineData("gpus=»0", "a number, or a type and a number as in a100:1", null)]
    [InlineData("partition=»''", "slurm.partition must be a word without blanks, got the string ''", null)]
    [InlineData("partition=»'a b'", "a word without blanks", null)]
    [InlineData("account=»\"a\\n\"", "a string of printable characters", null)]
    [InlineData("constraint=»\"a\\tb\"", "a string of printable characters", null)]
    [InlineData("modules=»gcc", "slurm.modules must be a list of strings", null)]
    [InlineData("modules=[gcc, »'-x']", "slurm.modules[1] must be the name of a module", null)]
    [InlineData("setup=[»' ']", "slurm.setup[0] must be a line of bash", null)]
    [InlineData("setup=[»\"a\\nb\"]", "a string of printable characters", null)]
    [InlineData("extra=»[qos]", "slurm.extra must be a mapping of options of sbatch", null)]
    [InlineData("extra={»--qos: long}", "long names of options of sbatch, without dashes", "qos")]
    [InlineData("extra={»mail_type: END}", "long names of options of sbatch", "mail-type")]
    [InlineData("extra={»J: x}", "long names of options of sbatch", null)]
    [InlineData("extra={'»a b': x}", "long names of options of sbatch", null)]
    [InlineData("extra={»array: 1-3}", "cannot set 'array': the program makes the array of tasks itself", null)]
    [InlineData("extra={»--Array: 1-3}", "cannot set 'array'", null)]
    [InlineData("extra={»arr: 1-3}", "cannot set 'arr', which sbatch takes for 'array'", null)]
    [InlineData("extra={»no-requeue: true}", "cannot set 'no-requeue'", null)]
    [InlineData("extra={»mem-per-cpu: 1G}", "write slurm.memory", null)]
    [InlineData("extra={»nodes: 2}", "cannot set 'nodes': a task is one process on one node; its cores are slurm.cpus", null)]
    [InlineData("extra={»ntasks: 2}", "cannot set 'ntasks'", null)]
    [InlineData("extra={»hold: true}", "cannot set 'hold': queue the tasks, then hold them by scontrol hold", null)]
    [InlineData("extra={»begin: 16:00}", "cannot set 'begin'", null)]
    [InlineData("extra={»time-min: 10}", "write slurm.time", null)]
    [InlineData("extra={»quiet: true}", "cannot set 'quiet'", null)]
    [InlineData("extra={qos: »}", "slurm.extra.qos must be a string, a number, or true", null)]
    [InlineData("extra={qos: »''}", "printable characters in one line", null)]
    [InlineData("extra={qos: »\"a\\nb\"}", "printable characters in one line", null)]
    [InlineData("extra={qos: »\"a\\u2028b\"}", "printable characters in one line", null)]
    [InlineData("extra={qos: »{a: b}}", "slurm.extra.qos must be a string", null)]
    [InlineData("»tme=1", "unknown key 'tme' in slurm", "time")]
    public void Load_Mistake_IsShownWhereItIs(string marked, string message, string? suggestion)
    {
        int column = "slurm.".Length + marked.IndexOf('»', StringComparison.Ordinal) + 1;

        InputError error = JobText.Problem(JobText.Minimal, "slurm." + marked.Replace("»", "", StringComparison.Ordinal));

        error.Message.ShouldContain(message);
        error.Suggestion.ShouldBe(suggestion);
        // The key, where the value has none; a key in quotes, where it begins.
        error.Column!.Value.ShouldBeInRange(marked.StartsWith('»') || marked.Contains("»}") || marked.Contains("'»") ? 1 : column, column);
    }

    [Fact]
    public void Load_MistakesOfFileAndJob_AreSaidTogether()
    {
        IReadOnlyList<InputError> errors = JobText.Errors(
            JobText.Minimal.Replace("steps: 10", "steps: x", StringComparison.Ordinal) + "\nslurm:\n  cpu: 3\n  time: soon");

        errors.Select(error => (error.Line, error.Column)).ShouldBe([(4, 19), (6, 3), (7, 9)]);
        errors[1].Suggestion.ShouldBe("cpus");
    }

    [Fact]
    public void Load_NearlySlurm_IsToldSo() => JobText.Problem(JobText.Minimal + "\nslrum: {cpus: 3}").Suggestion.ShouldBe("slurm");

    [Fact]
    public void Override_Words_ChangeWhatTheyNameAlone()
    {
        SlurmOptions options = JobText.Load(JobText.Minimal, "slurm={partition: p, cpus: 3, extra: {qos: long, exclusive: true}}").Slurm;

        SlurmOptions changed = SlurmSection.Override(options, ["slurm.memory=8G", "slurm.extra.exclusive=false", "slurm.partition=null"]);

        (changed.Partition, changed.Cpus, changed.Memory).ShouldBe((null, 3, new MemorySize(8 << 10)));
        changed.Extra.Entries.ShouldHaveSingleItem().Key.ShouldBe("qos");
    }

    [Fact]
    public void Override_Mistakes_NameTheirWords()
    {
        IReadOnlyList<InputError> errors = Should.Throw<JobException>(() =>
            SlurmSection.Override(new SlurmOptions(), ["slurm.memory=8X", "training.steps=3", "slurm.cpus"])).Errors;

        errors.Select(error => error.LineText).ShouldBe(["slurm.memory=8X", "training.steps=3", "slurm.cpus"]);
        errors[1].Message.ShouldContain("expected one of slurm alone");
    }

    [Theory]
    [InlineData("slurm={}")]
    [InlineData("slurm={partition: 'é😀\"', time: 1-2, cpus: 4, memory: 1.5G, gpus: a100:1, constraint: '[a|b]&c', modules: [a, b], "
        + "setup: ['x=\"$y\"; z', '# 5'], extra: {qos: 'true', exclusive: true, nice: 5}}")]
    public void Json_Options_ReadBackTheSame(string written)
    {
        SlurmOptions options = JobText.Load(JobText.Minimal, written).Slurm;

        string text = JsonSerializer.Serialize(new Kept(options), Json);

        JsonSerializer.Serialize(JsonSerializer.Deserialize<Kept>(text, Json), Json).ShouldBe(text);
        JobTree.Of(JsonSerializer.Deserialize<Kept>(text, Json)!.Slurm, typeof(SlurmOptions)).ToJsonString()
            .ShouldBe(JobTree.Of(options, typeof(SlurmOptions)).ToJsonString());
    }

    [Theory]
    [InlineData("{\"Slurm\": {\"cpus\": 0}}", "slurm.cpus must be at least 1")]
    [InlineData("{\"Slurm\": {\"cpu\": 1}}", "unknown key 'cpu'")]
    [InlineData("{\"Slurm\": [1]}", "slurm must be a mapping")]
    [InlineData("{\"Slurm\": {\"cpus\": 1, \"cpus\": 2}}", "twice")]
    public void Json_WhatNobodyWrote_IsRefused(string text, string message) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Kept>(text, Json)).Message.ShouldContain(message);

    private sealed record Kept(SlurmOptions Slurm);
}
