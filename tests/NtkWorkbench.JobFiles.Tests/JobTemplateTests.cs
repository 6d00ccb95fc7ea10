namespace NtkWorkbench.JobFiles.Tests;

public sealed class JobTemplateTests
{
    [Fact]
    public void Create_Name_LoadsAndIsSmall()
    {
        NetworkJob job = JobText.Network(JobTemplate.Create("my-first.job"));

        job.Name.ShouldBe("my-first.job");
        job.Training.Steps.ShouldBe(20000);
    }

    [Fact]
    public void Create_Text_BeginsWithTheEditorsLine() =>
        JobTemplate.Create("a").ShouldStartWith("# yaml-language-server: $schema=");

    [Fact]
    public void Create_NumberLikeName_IsStillAString() => JobText.Load(JobTemplate.Create("2024")).Job.Name.ShouldBe("2024");
}
